using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Turns coerced input (strings, numbers, lists, dictionaries) into the CLR types that parameters and properties have.</summary>
internal static class InputConverter
{
    private static readonly ConditionalWeakTable<GraphQLType, ConcurrentDictionary<Type, Func<object?, object?>>> s_known = [];

    /// <summary>The conversion from a type of the SDL to a CLR type.</summary>
    /// <exception cref="SchemaBindingException">They do not fit together.</exception>
    public static Func<object?, object?> For(GraphQLType type, Type target)
    {
        var byTarget = s_known.GetValue(type, _ => new());
        if (byTarget.TryGetValue(target, out var known))
        {
            return known;
        }

        var faults = new List<string>();
        var created = Create(type, target, type.ToString()!, faults);
        return faults.Count == 0 ? byTarget.GetOrAdd(target, created) : throw new SchemaBindingException(faults);
    }

    /// <summary>As <see cref="For"/>, but collects what does not fit, <paramref name="what"/> naming the place.</summary>
    public static Func<object?, object?> Create(GraphQLType type, Type target, string what, List<string> faults, InputObjects? objects = null)
    {
        objects ??= new InputObjects();
        if (ClrTypes.IsGeneric(target, typeof(Optional<>)))
        {
            var inner = Create(type, target.GetGenericArguments()[0], what, faults, objects);
            var wrap = typeof(InputConverter).GetMethod(nameof(Wrap), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(target.GetGenericArguments()[0]).CreateDelegate<Func<object?, object>>();
            var absent = Activator.CreateInstance(target)!;
            return value => ReferenceEquals(value, Absent.Value) ? absent : wrap(inner(value));
        }

        var convert = CreateForValue(type.Nullable, target, what, faults, objects);
        var absentValue = target.IsValueType ? Activator.CreateInstance(target) : null;
        return value => value is null || ReferenceEquals(value, Absent.Value) ? absentValue : convert(value);
    }

    private static Func<object, object?> CreateForValue(GraphQLType type, Type target, string what, List<string> faults, InputObjects objects)
    {
        var plain = ClrTypes.WithoutNullable(target);
        switch (type)
        {
            case ScalarType scalar:
                if (scalar.CanParseTo(plain))
                {
                    return value => scalar.ConvertTo(value, plain);
                }

                break;
            case EnumType symbols when plain.IsEnum:
                var binding = EnumBinding.For(symbols, plain);
                faults.AddRange(binding.Faults);
                return value => binding.Values[(string)value];
            case EnumType when plain == typeof(string) || plain == typeof(object):
                return value => value;
            case ListType list when ClrTypes.IsSequence(plain, out var item):
                return CreateForList(list, plain, item, what, faults, objects);
            case ListType when plain == typeof(object):
                return value => value;
            case InputObjectType input:
                return plain.IsAssignableFrom(typeof(Dictionary<string, object?>)) ? value => value : objects.Get(input, plain, faults).Convert;
        }

        faults.Add($"{what} is {type} in the SDL, which does not fit the CLR type {ClrTypes.Show(target)}");
        return value => value;
    }

    private static Func<object, object?> CreateForList(
        ListType list, Type target, Type item, string what, List<string> faults, InputObjects objects)
    {
        var convert = Create(list.OfType, item, what, faults, objects);
        var buildArray = target.IsAssignableFrom(item.MakeArrayType());
        var collection = target.IsAssignableFrom(typeof(List<>).MakeGenericType(item)) ? typeof(List<>).MakeGenericType(item)
            : target.IsAssignableFrom(typeof(HashSet<>).MakeGenericType(item)) ? typeof(HashSet<>).MakeGenericType(item)
            : null;
        if (!buildArray && collection is null)
        {
            faults.Add($"{what} is {list} in the SDL, which does not fit the CLR type {ClrTypes.Show(target)}: expected an array, IReadOnlyList, List or set");
            return value => value;
        }

        return value =>
        {
            var source = (List<object?>)value;
            var array = Array.CreateInstance(item, source.Count);
            for (var i = 0; i < source.Count; i++)
            {
                array.SetValue(convert(source[i]), i);
            }

            return buildArray ? array : Activator.CreateInstance(collection!, array)!;
        };
    }

    private static object Wrap<T>(object? value) => new Optional<T>((T)value!);
}
