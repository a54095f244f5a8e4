using System.Reflection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>The bindings of input objects that belong to one conversion; a type that contains itself is found here.</summary>
internal sealed class InputObjects
{
    private readonly Dictionary<(InputObjectType, Type), InputObjectBinding> _bindings = [];

    public InputObjectBinding Get(InputObjectType type, Type target, List<string> faults)
    {
        if (!_bindings.TryGetValue((type, target), out var binding))
        {
            _bindings[(type, target)] = binding = new InputObjectBinding(type, target);
            binding.Bind(this, faults);
        }

        return binding;
    }
}

/// <summary>Makes instances of a class or record from an input object: by its constructor, then by its settable properties.</summary>
internal sealed class InputObjectBinding(InputObjectType type, Type target)
{
    private readonly List<(string Field, PropertyInfo Property, Func<object?, object?> Convert)> _properties = [];
    private ConstructorInvoker? _constructor;
    private (string? Field, Func<object?, object?>? Convert, object? Otherwise)[] _parameters = [];

    public void Bind(InputObjects objects, List<string> faults)
    {
        var constructor = target.GetConstructors()
            .Where(c => c.GetParameters().All(p => p.HasDefaultValue || FindField(p.Name!, p) is not null))
            .MaxBy(c => c.GetParameters().Length);
        if (constructor is null && !target.IsValueType)
        {
            faults.Add(
                $"The input {type.Name} cannot become a {ClrTypes.Show(target)}: it has no public constructor whose parameters are all among the "
                + $"fields {string.Join(", ", type.Fields.Select(f => f.Name))}");
            return;
        }

        var bound = new HashSet<string>(StringComparer.Ordinal);
        if (constructor is not null)
        {
            _constructor = ConstructorInvoker.Create(constructor);
            _parameters = [.. constructor.GetParameters().Select(p => BindParameter(p, bound, objects, faults))];
        }

        var named = constructor?.GetParameters().Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var property in target.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (named.Contains(property.Name) || property.SetMethod is not { IsPublic: true }
                || property.GetCustomAttribute<GraphQLIgnoreAttribute>() is not null || property.GetIndexParameters().Length > 0)
            {
                continue;
            }

            var name = property.GetCustomAttribute<GraphQLNameAttribute>()?.Name;
            var field = type.Fields.FirstOrDefault(f => name is null ? f.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase) : f.Name == name);
            if (field is null)
            {
                faults.Add($"{ClrTypes.Show(target)}.{property.Name} has no field in the input {type.Name} of the SDL");
                continue;
            }

            bound.Add(field.Name);
            _properties.Add((field.Name, property, Converter(field, property.PropertyType, canBeLeftOut: true, objects, faults)));
        }

        foreach (var field in type.Fields.Where(f => !bound.Contains(f.Name)))
        {
            faults.Add($"{type.Name}.{field.Name} has no parameter or settable property {RuntimeNames.ToMember(field.Name)} in {ClrTypes.Show(target)}");
        }
    }

    public object? Convert(object value)
    {
        var map = (Dictionary<string, object?>)value;
        object? instance;
        if (_constructor is null)
        {
            instance = Activator.CreateInstance(target);
        }
        else
        {
            var arguments = new object?[_parameters.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                var (field, convert, otherwise) = _parameters[i];
                arguments[i] = field is not null && map.TryGetValue(field, out var given) ? convert!(given) : otherwise;
            }

            instance = _constructor.Invoke(arguments.AsSpan());
        }

        foreach (var (field, property, convert) in _properties)
        {
            if (map.TryGetValue(field, out var given))
            {
                property.SetValue(instance, convert(given));
            }
        }

        return instance;
    }

    private (string? Field, Func<object?, object?>? Convert, object? Otherwise) BindParameter(
        ParameterInfo parameter, HashSet<string> bound, InputObjects objects, List<string> faults)
    {
        if (FindField(parameter.Name!, parameter) is not { } field)
        {
            return (null, null, parameter.DefaultValue);
        }

        bound.Add(field.Name);
        var convert = Converter(field, parameter.ParameterType, parameter.HasDefaultValue, objects, faults);
        return (field.Name, convert, parameter.HasDefaultValue ? DefaultOf(parameter) : convert(Absent.Value));
    }

    private Func<object?, object?> Converter(InputValue field, Type member, bool canBeLeftOut, InputObjects objects, List<string> faults)
    {
        var what = $"{type.Name}.{field.Name}";
        if (!field.Type.IsNonNull && !ClrTypes.AcceptsNull(member) && !ClrTypes.IsGeneric(member, typeof(Optional<>))
            && !(canBeLeftOut && type.IsOneOf))
        {
            faults.Add($"{what} can be null in the SDL, but {ClrTypes.Show(target)} takes a {ClrTypes.Show(member)}, which cannot");
        }

        return InputConverter.Create(field.Type, member, what, faults, objects);
    }

    private InputValue? FindField(string name, ParameterInfo parameter)
    {
        var given = parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name;
        return type.Fields.FirstOrDefault(f => given is null ? f.Name.Equals(name, StringComparison.OrdinalIgnoreCase) : f.Name == given);
    }

    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue is null && parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : parameter.DefaultValue;
}
