namespace ResourceHub.Core.Catalog;

/// <summary>How a learner meets a resource: LRMI's interactivityType.</summary>
public enum InteractivityType
{
    /// <summary>The learner acts: simulations, problems.</summary>
    Active,

    /// <summary>The learner receives: texts, videos.</summary>
    Expositive,

    /// <summary>Both.</summary>
    Mixed,
}
