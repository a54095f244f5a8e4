using System.Reflection;

namespace ResourceHub.Server.Operation;

/// <summary>The version of the running hub.</summary>
internal static class HubVersion
{
    /// <summary>Such as 0.1.0.</summary>
    public static string Text { get; } = typeof(HubVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
