namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR type is kept in a column of its own type. The hub has no such types.</summary>
public enum Format
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>By its fields, in order.</summary>
    Native = 1,

    /// <summary>By itself, through <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}

/// <summary>A CLR type that writes and reads itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    void Write(BinaryWriter w);
}

/// <summary>Marks a CLR type that a SQL Server column may have. The client asks every parameter's type for it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is kept.</summary>
    public Format Format { get; } = format;

    /// <summary>The most bytes of a value; −1: without limit.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether all values have one length.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether values sort by their bytes.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that checks a value.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The type's name in the database.</summary>
    public string? Name { get; set; }
}

/// <summary>That a type is no such type.</summary>
public sealed class InvalidUdtException : SystemException
{
    InvalidUdtException(string message) : base(message)
    {
    }

    /// <summary>The exception for a type.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason)
    {
        ArgumentNullException.ThrowIfNull(udtType);
        return new($"'{udtType.FullName}' is an invalid user defined type, reason: {resourceReason}.");
    }
}
