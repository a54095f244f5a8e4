using System.Collections.Concurrent;
using System.Reflection;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Pairs values of an enum of the SDL with members of a C# enum: MULTIPLE_CHOICE with MultipleChoice.</summary>
internal sealed class EnumBinding
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<EnumType, ConcurrentDictionary<Type, EnumBinding>> s_known = [];

    private EnumBinding(EnumType type, Type runtimeType)
    {
        var members = runtimeType.GetFields(BindingFlags.Public | BindingFlags.Static);
        var taken = new HashSet<FieldInfo>();
        foreach (var value in type.Values)
        {
            var member = members.FirstOrDefault(m => m.GetCustomAttribute<GraphQLNameAttribute>()?.Name == value.Name)
                ?? members.FirstOrDefault(m => m.Name == RuntimeNames.ToEnumMember(value.Name))
                ?? members.FirstOrDefault(m => m.Name.Equals(value.Name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
            if (member is null)
            {
                Faults.Add($"{type.Name}.{value.Name} has no member: expected {RuntimeNames.ToEnumMember(value.Name)} in {ClrTypes.Show(runtimeType)}");
                continue;
            }

            taken.Add(member);
            var runtimeValue = member.GetValue(null)!;
            Values[value.Name] = runtimeValue;
            Names[runtimeValue] = value.Name;
        }

        foreach (var member in members.Where(m => !taken.Contains(m) && m.GetCustomAttribute<GraphQLNameAttribute>() is null))
        {
            UnboundMembers.Add($"{ClrTypes.Show(runtimeType)}.{member.Name} has no value in the enum {type.Name} of the SDL");
        }
    }

    public List<string> Faults { get; } = [];

    /// <summary>Members that could only be answered with an error.</summary>
    public List<string> UnboundMembers { get; } = [];

    public Dictionary<string, object> Values { get; } = new(StringComparer.Ordinal);

    public Dictionary<object, string> Names { get; } = [];

    public static EnumBinding For(EnumType type, Type runtimeType) =>
        s_known.GetValue(type, _ => new()).GetOrAdd(runtimeType, key => new EnumBinding(type, key));
}
