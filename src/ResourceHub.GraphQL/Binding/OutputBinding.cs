using System.Text.Json;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Holds what resolvers give against the types of the SDL, and finds the CLR types of object types and enums on the way.</summary>
internal sealed class OutputBinding(RuntimeTypeBinding runtimeTypes, List<string> faults)
{
    /// <summary>Names it as a fault where what <paramref name="where"/> gives does not fit the field's type.</summary>
    public void Check(GraphQLType type, Type given, FieldDefinition field, string where)
    {
        type = type.Nullable;
        var plain = ClrTypes.WithoutNullable(given);
        if (plain == typeof(object))
        {
            return;
        }

        var fits = type switch
        {
            ScalarType scalar => scalar.CanSerialize(plain),
            EnumType symbols => plain == typeof(string) || plain == typeof(JsonElement) || BindEnum(symbols, plain),
            ListType list => plain == typeof(JsonElement) || CheckItems(list, plain, field, where),
            ObjectType target => BindObject(target, plain, where),
            _ => !ClrTypes.IsSequence(plain, out _) && !plain.IsPrimitive && plain != typeof(string),
        };
        if (!fits)
        {
            faults.Add($"{field.Coordinate} is {field.Type} in the SDL, which does not fit {ClrTypes.Show(given)} of {where}");
        }
    }

    private bool CheckItems(ListType list, Type given, FieldDefinition field, string where)
    {
        if (!ClrTypes.IsSequence(given, out var item))
        {
            if (!ClrTypes.IsGeneric(given, typeof(IAsyncEnumerable<>)))
            {
                return false;
            }

            item = given.GetGenericArguments()[0];
        }

        Check(list.OfType, item, field, where);
        return true;
    }

    private bool BindEnum(EnumType type, Type given)
    {
        if (!given.IsEnum)
        {
            return false;
        }

        var binding = EnumBinding.For(type, given);
        faults.AddRange(binding.Faults);
        faults.AddRange(binding.UnboundMembers);
        type.RuntimeType ??= given;
        type.AddNames(binding.Names);

        return true;
    }

    private bool BindObject(ObjectType type, Type given, string where)
    {
        if (given.IsPrimitive || given == typeof(string) || (given != typeof(JsonElement) && !typeof(IReadOnlyDictionary<string, object?>).IsAssignableFrom(given) && ClrTypes.IsSequence(given, out _)))
        {
            return false;
        }

        runtimeTypes.Set(type, given, where);
        return true;
    }
}
