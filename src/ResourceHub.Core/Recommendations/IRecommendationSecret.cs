namespace ResourceHub.Core.Recommendations;

/// <summary>The hub's secret for the ids of recommendations: the same across restarts and replicas.</summary>
public interface IRecommendationSecret
{
    /// <summary>At least 32 random bytes, of use for nothing else; made where there are none yet.</summary>
    ValueTask<ReadOnlyMemory<byte>> GetAsync(CancellationToken cancellationToken);
}
