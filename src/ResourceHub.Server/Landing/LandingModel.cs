namespace ResourceHub.Server.Landing;

/// <summary>What the page at / says of the running hub.</summary>
/// <param name="Version">Such as 0.1.0.</param>
/// <param name="Counts">What the hub holds; null while it starts or where its database does not answer.</param>
/// <param name="Explorer">Whether /graphql shows the explorer to browsers.</param>
public sealed record LandingModel(string Version, LandingCounts? Counts, bool Explorer);

/// <summary>How much the hub holds.</summary>
/// <param name="Frameworks">Competency frameworks.</param>
/// <param name="Skills">Skills of all frameworks, headings included.</param>
/// <param name="Providers">Registered providers.</param>
/// <param name="Resources">Resources that are not withdrawn.</param>
public sealed record LandingCounts(long Frameworks, long Skills, long Providers, long Resources);
