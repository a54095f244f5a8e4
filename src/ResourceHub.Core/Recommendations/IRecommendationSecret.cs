namespace ResourceHub.Core.Recommendations;

/// <summary>The hub's secret for the ids of recommendations: the same across restarts and replicas.</summary>
public interface IRecommendationSecret
{
    /// <summary>At least 32 random bytes, of use for nothing else.</summary>
    ReadOnlySpan<byte> Key { get; }
}
