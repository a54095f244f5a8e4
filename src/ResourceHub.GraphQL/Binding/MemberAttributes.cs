namespace ResourceHub.GraphQL;

/// <summary>The name in the SDL, where the CLR name does not lead to it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field | AttributeTargets.Class)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>The name in the SDL.</summary>
    public string Name => name;
}

/// <summary>The member is no part of the schema.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>The parameter takes the object whose field is resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;

/// <summary>The parameter takes a service from the request's scope.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
