using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Binds each field of a schema to a method of an attributed class or a property of the type's CLR type.</summary>
internal sealed class SchemaBinder
{
    private readonly Schema _schema;
    private readonly BindingConfiguration _configuration;
    private readonly List<string> _faults = [];
    private readonly ResolverFactory _factory;
    private readonly RuntimeTypeBinding _runtimeTypes;
    private readonly ResolverClasses _classes;
    private readonly OutputBinding _outputs;
    private readonly HashSet<ObjectType> _done = new(ReferenceEqualityComparer.Instance);

    private SchemaBinder(Schema schema, BindingConfiguration configuration, IServiceProviderIsService? services)
    {
        _schema = schema;
        _configuration = configuration;
        _factory = new ResolverFactory(services, _faults, configuration.ScopePerResolver);
        _runtimeTypes = new RuntimeTypeBinding(schema, _faults);
        _classes = new ResolverClasses(schema, _runtimeTypes, _faults);
        _outputs = new OutputBinding(_runtimeTypes, _faults);
    }

    /// <summary>Binds the whole schema.</summary>
    /// <exception cref="SchemaBindingException">Some field, method, argument or parameter has no counterpart.</exception>
    public static void Bind(Schema schema, BindingConfiguration configuration, IServiceProviderIsService? services)
    {
        var binder = new SchemaBinder(schema, configuration, services);
        binder._classes.Collect(configuration);
        binder.BindObjectTypes();
        DirectiveBinding.Bind(schema, configuration, binder._faults);
        if (binder._faults.Count > 0)
        {
            throw new SchemaBindingException([.. binder._faults.Distinct()]);
        }
    }

    private void BindObjectTypes()
    {
        foreach (var root in (ObjectType?[])[_schema.QueryType, _schema.MutationType, _schema.SubscriptionType])
        {
            if (root is not null)
            {
                _runtimeTypes.Enqueue(root);
            }
        }

        Drain();
        // what no resolver leads to is bound too, so that every field without a resolver is named at once
        foreach (var type in _schema.Types.OfType<ObjectType>().Where(t => !t.IsBuiltIn && !_done.Contains(t)).ToList())
        {
            _runtimeTypes.Enqueue(type);
            Drain();
        }
    }

    private void Drain()
    {
        while (_runtimeTypes.TryDequeue(out var type))
        {
            if (_done.Add(type))
            {
                BindFields(type);
            }
        }
    }

    private void BindFields(ObjectType type)
    {
        var methods = _classes.Of(type).SelectMany(ResolverMembers.MethodsOf).ToList();
        var unbound = methods.ToHashSet();
        foreach (var field in type.Fields)
        {
            var candidates = methods.Where(m => ResolverMembers.Resolves(m, field)).ToList();
            unbound.ExceptWith(candidates);
            if (candidates.Count > 1)
            {
                _faults.Add($"{field.Coordinate} has {candidates.Count} resolvers: {string.Join(" and ", candidates.Select(ResolverMembers.Show))}");
            }
            else if (candidates is [var method])
            {
                BindMethod(type, field, method);
            }
            else if (_configuration.Resolvers.TryGetValue(field.Coordinate, out var given))
            {
                field.Resolver = FieldResolver.FromDelegate(given);
            }
            else if (!BindProperty(type, field) && !BindDynamic(type, field))
            {
                _faults.Add(Missing(type, field));
            }
        }

        foreach (var method in unbound)
        {
            _faults.Add($"{ResolverMembers.Show(method)} resolves no field: expected a field {ResolverMembers.FieldNameOf(method)} of {type.Name} in the SDL");
        }
    }

    private void BindMethod(ObjectType type, FieldDefinition field, MethodInfo method)
    {
        var returned = ClrTypes.Awaited(method.ReturnType);
        var isSubscription = ReferenceEquals(type, _schema.SubscriptionType);
        if (isSubscription)
        {
            if (!ClrTypes.IsGeneric(returned, typeof(IAsyncEnumerable<>)))
            {
                _faults.Add($"{ResolverMembers.Show(method)} resolves the subscription {field.Coordinate}, so it must give an IAsyncEnumerable");
                return;
            }

            returned = returned.GetGenericArguments()[0];
        }

        field.Resolver = _factory.FromMethod(method, field, type.RuntimeType, ReferenceEquals(type, _schema.MutationType));
        _outputs.Check(field.Type, returned, field, ResolverMembers.Show(method));
    }

    private bool BindProperty(ObjectType type, FieldDefinition field)
    {
        if (type.RuntimeType is not { } runtimeType || ResolverMembers.FindProperty(runtimeType, field.Name) is not { } property)
        {
            return false;
        }

        foreach (var argument in field.Arguments)
        {
            _faults.Add($"{field.Coordinate}({argument.Name}:) has no parameter: {ClrTypes.Show(runtimeType)}.{property.Name} is a property");
        }

        field.Resolver = _factory.FromProperty(property);
        _outputs.Check(field.Type, ClrTypes.Awaited(property.PropertyType), field, $"{ClrTypes.Show(property.DeclaringType!)}.{property.Name}");
        return true;
    }

    private bool BindDynamic(ObjectType type, FieldDefinition field)
    {
        if (type.RuntimeType == typeof(JsonElement))
        {
            field.Resolver = FieldResolver.FromParent(p => ((JsonElement)p).TryGetProperty(field.Name, out var value) ? value : null);
            BindBelow(field, typeof(JsonElement));
            return true;
        }

        if (type.RuntimeType == typeof(IReadOnlyDictionary<string, object?>))
        {
            field.Resolver = FieldResolver.FromParent(p => ((IReadOnlyDictionary<string, object?>)p).GetValueOrDefault(field.Name));
            BindBelow(field, typeof(IReadOnlyDictionary<string, object?>));
            return true;
        }

        return false;
    }

    private void BindBelow(FieldDefinition field, Type runtimeType)
    {
        if (field.Type.Named is ObjectType { RuntimeType: null } below)
        {
            _runtimeTypes.Set(below, runtimeType, field.Coordinate);
        }
    }

    private string Missing(ObjectType type, FieldDefinition field)
    {
        var member = RuntimeNames.ToMember(field.Name);
        var names = $"{member}, Get{member}, {member}Async or Get{member}Async";
        if (ReferenceEquals(type, _schema.QueryType) || ReferenceEquals(type, _schema.MutationType) || ReferenceEquals(type, _schema.SubscriptionType))
        {
            var attribute = ReferenceEquals(type, _schema.QueryType) ? "QueryType" : ReferenceEquals(type, _schema.MutationType) ? "MutationType" : "SubscriptionType";
            return $"{field.Coordinate} has no resolver: expected a method {names} in a [{attribute}] class";
        }

        return type.RuntimeType is { } runtimeType
            ? $"{field.Coordinate} has no resolver: expected a method {names} in an [ObjectType<{runtimeType.Name}>] class, or a property {member} on {ClrTypes.Show(runtimeType)}"
            : $"{field.Coordinate} has no resolver: no resolver's CLR type leads to {type.Name}; expected an [ObjectType<…>] class for it with a method {names}";
    }
}
