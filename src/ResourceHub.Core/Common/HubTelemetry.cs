using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ResourceHub.Core;

/// <summary>What the hub counts of its own work, under the meter and source <c>ResourceHub.Hub</c>. No name or id of a person is ever a tag.</summary>
public static class HubTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "ResourceHub.Hub";

    static readonly ActivitySource Source = new(Name);
    static readonly Meter Meter = new(Name);
    static readonly Counter<long> PublishedRecords = Meter.CreateCounter<long>("resourcehub.records.published", "{record}", "Records judged, by outcome.");
    static readonly Counter<long> RecordedEvidence = Meter.CreateCounter<long>("resourcehub.evidence.recorded", "{piece}", "New pieces of evidence.");
    static readonly Counter<long> IndexedDocuments = Meter.CreateCounter<long>("resourcehub.index.applied", "{document}", "Changes brought into the search index.");
    static readonly Counter<long> GivenRecommendations = Meter.CreateCounter<long>("resourcehub.recommendations.given", "{learner}", "Learners for whom recommendations were made.");

    /// <summary>Opens a span of a use case; null where nobody listens.</summary>
    public static Activity? Span(string useCase) => Source.StartActivity(useCase);

    /// <summary>Counts a judged record.</summary>
    /// <param name="outcome">Such as created.</param>
    /// <param name="count">How many.</param>
    public static void Published(string outcome, long count)
    {
        if (count > 0)
            PublishedRecords.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
    }

    /// <summary>Counts new evidence.</summary>
    public static void Recorded(long pieces) => RecordedEvidence.Add(pieces);

    /// <summary>Counts changes that the index has taken.</summary>
    public static void Indexed(long changes) => IndexedDocuments.Add(changes);

    /// <summary>Counts learners who were recommended something.</summary>
    public static void Recommended(long learners) => GivenRecommendations.Add(learners);
}
