using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ResourceHub.Storage.Common.Dialects;

/// <summary>A column of a <see cref="RowTable"/>, with the model's type and conversion.</summary>
public sealed class RowColumn
{
    readonly RelationalTypeMapping _mapping;
    readonly IClrPropertyGetter _getter;

    internal RowColumn(IProperty property, ISqlGenerationHelper sql)
    {
        _mapping = property.GetRelationalTypeMapping();
        _getter = property.GetGetter();
        Property = property.Name;
        Name = sql.DelimitIdentifier(property.GetColumnName());
        IsKey = property.IsPrimaryKey();
    }

    /// <summary>The quoted name.</summary>
    public string Name { get; }

    /// <summary>Whether it belongs to the primary key.</summary>
    public bool IsKey { get; }

    /// <summary>The property that it keeps.</summary>
    internal string Property { get; }

    internal DbParameter CreateParameter(DbCommand command, string name, object? row)
        => _mapping.CreateParameter(command, name, row is null ? null : _getter.GetClrValue(row), nullable: true);

    internal object ValueOf(object row)
    {
        var value = _getter.GetClrValue(row);
        return (value is not null && _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
    }
}
