using System.Text.Json;
using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>A scalar. Derive from <see cref="ScalarType{T}"/> to add one.</summary>
public abstract class ScalarType(string name) : NamedType(name)
{
    /// <summary>Where its form is described (@specifiedBy).</summary>
    public string? SpecifiedBy { get; internal set; }

    /// <summary>The CLR type that its values have.</summary>
    public abstract Type RuntimeType { get; }

    /// <summary>Whether values of a CLR type can go out as this scalar.</summary>
    public virtual bool CanSerialize(Type type) => RuntimeType.IsAssignableFrom(type) || type == typeof(object);

    /// <summary>Whether its values can be given to a parameter or property of a CLR type.</summary>
    public virtual bool CanParseTo(Type type) => type.IsAssignableFrom(RuntimeType);

    /// <summary>Gives a value that it read to a CLR type for which <see cref="CanParseTo"/> holds.</summary>
    public virtual object ConvertTo(object value, Type type) => value;

    internal abstract object? ParseJson(JsonElement value);

    internal abstract object? ParseSyntax(ValueNode value);

    /// <summary>Gives what is written: a string, bool, number, JsonElement, JsonNode or RawJson.</summary>
    internal abstract object? SerializeObject(object value);
}

/// <summary>A scalar whose values are <typeparamref name="T"/>.</summary>
/// <param name="name">The name in the SDL.</param>
public abstract class ScalarType<T>(string name) : ScalarType(name)
{
    /// <inheritdoc/>
    public override Type RuntimeType => typeof(T);

    /// <summary>Reads a variable's value.</summary>
    /// <exception cref="InvalidValueException">The value is not of this scalar; the message says what would be.</exception>
    public abstract T ParseValue(JsonElement value);

    /// <summary>Reads a value that stands in the document; unless overridden as the JSON that it resembles.</summary>
    /// <exception cref="InvalidValueException">The value is not of this scalar; the message says what would be.</exception>
    public virtual T ParseLiteral(ValueNode value) => ParseValue(LiteralJson.ToJson(value));

    /// <summary>Gives what is written: a string, bool, number, JsonElement, JsonNode or RawJson.</summary>
    public abstract object? Serialize(T value);

    internal override object? ParseJson(JsonElement value) => ParseValue(value);

    internal override object? ParseSyntax(ValueNode value) => ParseLiteral(value);

    internal override object? SerializeObject(object value) =>
        value is T typed ? Serialize(typed) : throw Unserializable(value);

    /// <summary>The refusal of a value: quotes it and says what was expected.</summary>
    protected InvalidValueException Invalid(JsonElement value, string expected) => Invalid(value.GetRawText(), expected);

    /// <summary>The refusal of a value: quotes it and says what was expected.</summary>
    protected InvalidValueException Invalid(ValueNode value, string expected) => Invalid(value.ToString(), expected);

    private protected Exception Unserializable(object value) =>
        new InvalidOperationException($"{Name} cannot represent a value of the CLR type {value.GetType()}.");

    private InvalidValueException Invalid(string text, string expected)
    {
        var shown = text.Length > 80 ? text[..80] + "…" : text;
        return new InvalidValueException($"{shown} is not a {Name}: expected {expected}.");
    }
}
