using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ResourceHub.Storage.Common;
using ResourceHub.Storage.Evidence;

namespace ResourceHub.Storage.SqlServer;

/// <summary>What SQL Server needs of the model beyond what the features say.</summary>
internal static class SqlServerModel
{
    /// <summary>Names, codes and ids: compared and sorted by their code points, as on SQLite.</summary>
    public const string KeyCollation = "Latin1_General_100_BIN2";

    /// <summary>Texts that are only read: whoever looks into the tables by hand finds words whatever their case.</summary>
    public const string TextCollation = "Latin1_General_100_CI_AS";

    const int MostItem = 2_250;

    // columns that queries compare though they are in no index
    static readonly string[] Compared = ["ExternalId", "Attempt", "LearnerKey"];

    public static void Adapt(ModelBuilder model)
    {
        KeyEvidenceByHash(model);
        model.Entity<WriteTurnRow>(turns =>
        {
            turns.ToTable("WriteTurns");
            turns.HasKey(t => t.Id);
            turns.Property(t => t.Id).ValueGeneratedNever();
            turns.HasData(Enumerable.Range(0, WriteScope.Turns).Select(id => new WriteTurnRow { Id = id }));
        });
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            Adapt(property);
    }

    static void Adapt(IMutableProperty property)
    {
        var converted = property.GetValueConverter() is not null || property.GetProviderClrType() is not null;
        if ((property.ClrType.IsEnum || Nullable.GetUnderlyingType(property.ClrType)?.IsEnum == true) && !property.IsPrimitiveCollection)
        {
            property.SetCollation(KeyCollation);
            return;
        }
        if (property.ClrType != typeof(string))
        {
            // lists kept as JSON
            if (property.GetValueConverter()?.ProviderClrType == typeof(string))
                property.SetCollation(TextCollation);
            return;
        }
        property.SetCollation(property.GetMaxLength() is null ? TextCollation : KeyCollation);
        var compared = property.IsKey() || property.GetContainingIndexes().Any() || Compared.Contains(property.Name);
        if (!compared || converted)
            return;
        property.SetValueConverter(new TrailingBlankConverter());
        if (property.GetMaxLength() is { } length)
            property.SetMaxLength(length + 1);
    }

    // the key itself may take 2,496 bytes; an index key takes 1,700
    static void KeyEvidenceByHash(ModelBuilder model)
    {
        var evidence = model.Entity<EvidenceRow>();
        foreach (var index in evidence.Metadata.GetIndexes().Where(i => i.IsUnique).ToArray())
            evidence.Metadata.RemoveIndex(index);
        evidence.Property(e => e.KeyHash).HasColumnType("binary(32)").IsRequired();
        evidence.HasIndex(e => e.KeyHash).IsUnique();
        // rubric:CRITERION/SKILL, with the longest criterion and the longest name of a skill
        evidence.Property(e => e.Item).HasMaxLength(MostItem);
    }
}
