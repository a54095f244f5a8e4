namespace ResourceHub.GraphQL;

/// <summary>Marks a class whose public methods resolve fields of one type of the SDL.</summary>
public abstract class TypeBindingAttribute : Attribute
{
    internal abstract Type? RuntimeType { get; }

    internal abstract string? TypeName { get; }
}

/// <summary>The class's public methods resolve fields of the query root type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : TypeBindingAttribute
{
    internal override Type? RuntimeType => null;

    internal override string? TypeName => null;
}

/// <summary>The class's public methods resolve fields of the mutation root type.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : TypeBindingAttribute
{
    internal override Type? RuntimeType => null;

    internal override string? TypeName => null;
}

/// <summary>The class's public methods give the event streams of the subscription root type, each an IAsyncEnumerable.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : TypeBindingAttribute
{
    internal override Type? RuntimeType => null;

    internal override string? TypeName => null;
}

/// <summary>The class's public methods resolve fields of the object type that <typeparamref name="TRuntime"/> stands for.</summary>
/// <param name="name">The type's name in the SDL; unless given the CLR type's name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<TRuntime>(string? name = null) : TypeBindingAttribute
{
    /// <summary>The type's name in the SDL.</summary>
    public string? Name => name;

    internal override Type RuntimeType => typeof(TRuntime);

    internal override string TypeName => name ?? RuntimeNames.Of(typeof(TRuntime));
}

/// <summary>
/// The class decides which object type an instance of <typeparamref name="TRuntime"/> is, where it implements
/// <see cref="ITypeResolver"/>; without one the instance's CLR type decides.
/// </summary>
/// <param name="name">The interface's or union's name in the SDL; unless given the CLR type's name, an interface's without its I.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute<TRuntime>(string? name = null) : TypeBindingAttribute
{
    /// <summary>The interface's or union's name in the SDL.</summary>
    public string? Name => name;

    internal override Type RuntimeType => typeof(TRuntime);

    internal override string TypeName => name ?? RuntimeNames.Of(typeof(TRuntime));
}
