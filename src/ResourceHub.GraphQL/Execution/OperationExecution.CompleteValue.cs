using System.Collections;
using System.Text.Json;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

internal sealed partial class OperationExecution
{
    /// <summary>
    /// CompleteValue (specification section 6.4.3): the value for the slot, or <see cref="ResultNode.Invalid"/> where the type is non-null and
    /// there is none.
    /// </summary>
    private object? CompleteValue(CompiledField field, GraphQLType type, object? value, ResultNode parent, int slot)
    {
        if (type is not NonNullType nonNull)
        {
            var completed = CompleteNullable(field, type, value, parent, slot);
            return ReferenceEquals(completed, ResultNode.Invalid) ? null : completed;
        }

        var result = CompleteNullable(field, nonNull.OfType, value, parent, slot);
        if (result is not null)
        {
            return result;
        }

        ReportException(
            new GraphQLException($"{field.Field.Coordinate} is {field.Field.Type}, but null came.", ErrorCodes.NonNullViolation), parent, slot);
        return ResultNode.Invalid;
    }

    private object? CompleteNullable(CompiledField field, GraphQLType type, object? value, ResultNode parent, int slot)
    {
        if (value is null || value is JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined })
        {
            return null;
        }

        try
        {
            switch (type)
            {
                case ObjectType objectType:
                    return CompleteObject(field, objectType, value, parent, slot);
                case ListType list:
                    return CompleteList(field, list, value, parent, slot);
                case EnumType symbols:
                    return SerializeEnum(symbols, value);
                case ScalarType scalar:
                    return scalar.SerializeObject(value);
                default:
                    return CompleteObject(field, ResolveAbstractType(field, (NamedType)type, value, parent, slot), value, parent, slot);
            }
        }
        catch (Exception e)
        {
            ReportException(e, parent, slot);
            return ResultNode.Invalid;
        }
    }

    private object CompleteObject(CompiledField field, ObjectType type, object value, ResultNode parent, int slot)
    {
        var result = new ObjectResult(parent, slot, field.CollectSubfields(type), value, _memory);
        return ExecuteFields(result);
    }

    private object CompleteList(CompiledField field, ListType type, object value, ResultNode parent, int slot)
    {
        if (field.Stream is not null && parent is ObjectResult && StreamList(field, type, value, parent, slot) is { } streamed)
        {
            return streamed;
        }

        var itemType = type.OfType;
        switch (value)
        {
            case ICollection { Count: 0 }:
                return ListResult.Empty;
            case object?[] array:
                var fromArray = new ListResult(parent, slot, itemType, array.Length);
                foreach (var item in array)
                {
                    if (!CompleteItem(field, itemType, item, fromArray))
                    {
                        return ResultNode.Invalid;
                    }
                }

                return fromArray;
            case IList items:
                var fromList = new ListResult(parent, slot, itemType, items.Count);
                for (var i = 0; i < items.Count; i++)
                {
                    if (!CompleteItem(field, itemType, items[i], fromList))
                    {
                        return ResultNode.Invalid;
                    }
                }

                return fromList;
            case JsonElement { ValueKind: JsonValueKind.Array } json:
                var fromJson = new ListResult(parent, slot, itemType, json.GetArrayLength());
                foreach (var item in json.EnumerateArray())
                {
                    if (!CompleteItem(field, itemType, item, fromJson))
                    {
                        return ResultNode.Invalid;
                    }
                }

                return fromJson;
            case IEnumerable sequence and not string:
                var result = new ListResult(parent, slot, itemType, 4);
                foreach (var item in sequence)
                {
                    if (!CompleteItem(field, itemType, item, result))
                    {
                        return ResultNode.Invalid;
                    }
                }

                return result;
            default:
                if (field.Resolver?.Events is { } events && parent is ObjectResult)
                {
                    var fromAsync = new ListResult(parent, slot, itemType, 4);
                    _ = CollectItemsAsync(
                        events(value, RequestAborted).GetAsyncEnumerator(RequestAborted), field, itemType, fromAsync, int.MaxValue, parent, slot);
                    return fromAsync;
                }

                throw new InvalidOperationException($"{field.Field.Coordinate} is a list, but a value of the CLR type {value.GetType()} came.");
        }
    }

    /// <summary>False where null has to propagate beyond the list.</summary>
    private bool CompleteItem(CompiledField field, GraphQLType itemType, object? item, ListResult list)
    {
        var index = list.Reserve();
        var value = CompleteValue(field, itemType, item, list, index);
        if (ReferenceEquals(value, ResultNode.Invalid))
        {
            list.IsInvalid = true;
            return false;
        }

        list.Set(index, value);
        return !list.IsInvalid;
    }

    private ObjectType ResolveAbstractType(CompiledField field, NamedType type, object value, ResultNode parent, int slot)
    {
        var resolver = type is InterfaceType contract ? contract.TypeResolver : ((UnionType)type).TypeResolver;
        if (resolver is not null)
        {
            var (target, index) = (parent, slot);
            while (target is not ObjectResult)
            {
                (target, index) = (target.Parent!, target.Slot);
            }

            if (resolver.ResolveType(value, CreateContext(field, (ObjectResult)target, index)) is { } name)
            {
                return Schema.FindType(name) is ObjectType named && Schema.IsPossibleType(type, named)
                    ? named
                    : throw new InvalidOperationException($"{name} is no object type that {type} can be.");
            }
        }

        return Schema.RuntimeTypes.Find(type, value)
            ?? throw new InvalidOperationException($"No object type of {type} is bound to the CLR type {value.GetType()}.");
    }

    private static string SerializeEnum(EnumType type, object value)
    {
        if (type.NameOf(value) is { } known)
        {
            return known;
        }

        var text = value switch
        {
            string given => given,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
            _ => null,
        };
        return text is not null && type.FindValue(text) is { } named
            ? named.Name
            : throw new InvalidOperationException($"{value} is not a value of {type.Name}.");
    }
}
