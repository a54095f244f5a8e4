using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>The parts of a filter that look at single values; unknown values fail them.</summary>
sealed class ScalarTest
{
    Facts _all;
    Facts _none;
    int? _age;
    long? _minSeconds;
    long? _maxSeconds;
    long? _since;
    ushort? _modes;

    /// <summary>The test of a filter; null where it has no such part.</summary>
    public static ScalarTest? Of(IndexFilter filter)
    {
        var test = new ScalarTest
        {
            _age = filter.Age,
            _minSeconds = filter.MinTimeRequired is { } min ? (long)Math.Ceiling(min.TotalSeconds) : null,
            _maxSeconds = filter.MaxTimeRequired is { } max ? (long)Math.Floor(max.TotalSeconds) : null,
            _since = filter.ModifiedSince?.UtcTicks,
            _modes = filter.AccessModeSufficient is { } modes ? Scalars.CoveredBy(modes) : null,
        };
        if (filter.IsAccessibleForFree is { } free)
            test._all |= free ? Facts.Free : Facts.NotFree;
        if (filter.HasQuiz is true)
            test._all |= Facts.HasQuiz;
        if (filter.HasQuiz is false)
            test._none |= Facts.HasQuiz;
        if (!filter.IncludeEducatorOnly)
            test._none |= Facts.EducatorOnly;
        var isIdle = test is { _all: 0, _none: 0, _age: null, _minSeconds: null, _maxSeconds: null, _since: null, _modes: null };
        return isIdle ? null : test;
    }

    public bool Passes(in Scalars scalars)
        => (scalars.Facts & _all) == _all
            && (scalars.Facts & _none) == 0
            && (_age is not { } age || (scalars.Facts & Facts.HasAge) != 0 && scalars.AgeMin <= age && age <= scalars.AgeMax)
            && (_minSeconds is not { } min || scalars.Seconds >= 0 && scalars.Seconds >= min)
            && (_maxSeconds is not { } max || scalars.Seconds >= 0 && scalars.Seconds <= max)
            && (_since is not { } since || scalars.Modified != Scalars.Unknown && scalars.Modified >= since)
            && (_modes is not { } modes || (scalars.Sufficient & modes) != 0);
}
