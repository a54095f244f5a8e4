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
    private readonly ResolverFactory _factory;
    private readonly List<string> _faults = [];
    private readonly Dictionary<FieldsType, List<Type>> _classes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ObjectType, string> _boundBy = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<ObjectType> _queue = new();
    private readonly HashSet<ObjectType> _done = new(ReferenceEqualityComparer.Instance);

    private SchemaBinder(Schema schema, BindingConfiguration configuration, IServiceProviderIsService? services)
    {
        _schema = schema;
        _configuration = configuration;
        _factory = new ResolverFactory(services, _faults, configuration.ScopePerResolver);
    }

    /// <summary>Binds the whole schema.</summary>
    /// <exception cref="SchemaBindingException">Some field, method, argument or parameter has no counterpart.</exception>
    public static void Bind(Schema schema, BindingConfiguration configuration, IServiceProviderIsService? services)
    {
        var binder = new SchemaBinder(schema, configuration, services);
        binder.CollectClasses();
        binder.BindObjectTypes();
        binder.BindDirectives();
        if (binder._faults.Count > 0)
        {
            throw new SchemaBindingException([.. binder._faults.Distinct()]);
        }
    }

    private void BindDirectives()
    {
        foreach (var (name, middleware) in _configuration.Directives)
        {
            if (_schema.FindDirective(name) is not { } directive)
            {
                _faults.Add($"AddDirective names @{name}, which is no directive of the SDL");
                continue;
            }

            directive.Middleware = middleware;
            _schema.HasDirectiveMiddleware = true;
        }

        if (!_schema.HasDirectiveMiddleware)
        {
            return;
        }

        foreach (var field in _schema.Types.OfType<ObjectType>().SelectMany(t => t.Fields))
        {
            if (field.Resolver is { } resolver)
            {
                field.Resolver = ExecutableDirectives.Wrap(
                    _schema, ExecutableDirectives.Wrap(_schema, resolver, field.Directives), field.DeclaringType.Directives);
            }
        }
    }

    private void CollectClasses()
    {
        foreach (var (name, type) in _configuration.RuntimeTypes)
        {
            SetRuntimeType(name, type, "BindRuntimeType");
        }

        foreach (var type in _configuration.Classes)
        {
            foreach (var attribute in type.GetCustomAttributes<TypeBindingAttribute>())
            {
                Collect(type, attribute);
            }
        }

        foreach (var (name, resolver) in _configuration.TypeResolvers)
        {
            SetTypeResolver(_schema.FindType(name), name, resolver, "AddTypeResolver");
        }
    }

    private void Collect(Type type, TypeBindingAttribute attribute)
    {
        FieldsType? owner = attribute switch
        {
            QueryTypeAttribute => _schema.QueryType,
            MutationTypeAttribute => _schema.MutationType,
            SubscriptionTypeAttribute => _schema.SubscriptionType,
            _ => null,
        };
        if (attribute.TypeName is { } name)
        {
            var found = _schema.FindType(name);
            if (attribute.GetType().GetGenericTypeDefinition() == typeof(InterfaceTypeAttribute<>))
            {
                if (typeof(ITypeResolver).IsAssignableFrom(type))
                {
                    SetTypeResolver(found, name, (ITypeResolver)Activator.CreateInstance(type)!, ClrTypes.Show(type));
                }

                return;
            }

            owner = found as ObjectType;
            if (owner is not null)
            {
                SetRuntimeType(name, attribute.RuntimeType!, ClrTypes.Show(type));
            }
        }

        if (owner is null)
        {
            _faults.Add($"{ClrTypes.Show(type)} resolves fields of {attribute.TypeName ?? attribute.GetType().Name}, which is no object type of the SDL");
            return;
        }

        if (!_classes.TryGetValue(owner, out var list))
        {
            _classes[owner] = list = [];
        }

        list.Add(type);
    }

    private void SetTypeResolver(NamedType? type, string name, ITypeResolver resolver, string where)
    {
        switch (type)
        {
            case InterfaceType contract: contract.TypeResolver = resolver; break;
            case UnionType union: union.TypeResolver = resolver; break;
            default: _faults.Add($"{where} resolves the type {name}, which is no interface or union of the SDL"); break;
        }
    }

    private void SetRuntimeType(string name, Type runtimeType, string where)
    {
        if (_schema.FindType(name) is not ObjectType type)
        {
            _faults.Add($"{where} binds {name}, which is no object type of the SDL, to {ClrTypes.Show(runtimeType)}");
            return;
        }

        SetRuntimeType(type, runtimeType, where);
    }

    private void SetRuntimeType(ObjectType type, Type runtimeType, string where)
    {
        if (type.RuntimeType is null)
        {
            type.RuntimeType = runtimeType;
            _boundBy[type] = where;
            _queue.Enqueue(type);
        }
        else if (!type.RuntimeType.IsAssignableFrom(runtimeType))
        {
            _faults.Add($"{type.Name} is {ClrTypes.Show(type.RuntimeType)} by {_boundBy[type]}, but {ClrTypes.Show(runtimeType)} by {where}");
        }
    }

    private void BindObjectTypes()
    {
        foreach (var root in (ObjectType?[])[_schema.QueryType, _schema.MutationType, _schema.SubscriptionType])
        {
            if (root is not null)
            {
                _queue.Enqueue(root);
            }
        }

        Drain();
        // what no resolver leads to is bound too, so that every field without a resolver is named at once
        foreach (var type in _schema.Types.OfType<ObjectType>().Where(t => !t.IsBuiltIn && !_done.Contains(t)).ToList())
        {
            _queue.Enqueue(type);
            Drain();
        }
    }

    private void Drain()
    {
        while (_queue.TryDequeue(out var type))
        {
            if (_done.Add(type))
            {
                BindFields(type);
            }
        }
    }

    private void BindFields(ObjectType type)
    {
        var methods = (_classes.GetValueOrDefault(type) ?? []).SelectMany(MethodsOf).ToList();
        var unbound = methods.ToHashSet();
        foreach (var field in type.Fields)
        {
            var candidates = methods.Where(m => Resolves(m, field)).ToList();
            unbound.ExceptWith(candidates);
            if (candidates.Count > 1)
            {
                _faults.Add($"{field.Coordinate} has {candidates.Count} resolvers: {string.Join(" and ", candidates.Select(Show))}");
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
            _faults.Add($"{Show(method)} resolves no field: expected a field {FieldNameOf(method)} of {type.Name} in the SDL");
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
                _faults.Add($"{Show(method)} resolves the subscription {field.Coordinate}, so it must give an IAsyncEnumerable");
                return;
            }

            returned = returned.GetGenericArguments()[0];
        }

        field.Resolver = _factory.FromMethod(method, field, type.RuntimeType, ReferenceEquals(type, _schema.MutationType));
        CheckOutput(field.Type, returned, field, Show(method));
    }

    private bool BindProperty(ObjectType type, FieldDefinition field)
    {
        if (type.RuntimeType is not { } runtimeType || FindProperty(runtimeType, field.Name) is not { } property)
        {
            return false;
        }

        foreach (var argument in field.Arguments)
        {
            _faults.Add($"{field.Coordinate}({argument.Name}:) has no parameter: {ClrTypes.Show(runtimeType)}.{property.Name} is a property");
        }

        field.Resolver = _factory.FromProperty(property);
        CheckOutput(field.Type, ClrTypes.Awaited(property.PropertyType), field, $"{ClrTypes.Show(property.DeclaringType!)}.{property.Name}");
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
            SetRuntimeType(below, runtimeType, field.Coordinate);
        }
    }

    /// <summary>Whether what the resolver gives fits the field's type; finds the CLR types of object types and enums on the way.</summary>
    private void CheckOutput(GraphQLType type, Type given, FieldDefinition field, string where)
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
            _faults.Add($"{field.Coordinate} is {field.Type} in the SDL, which does not fit {ClrTypes.Show(given)} of {where}");
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

        CheckOutput(list.OfType, item, field, where);
        return true;
    }

    private bool BindEnum(EnumType type, Type given)
    {
        if (!given.IsEnum)
        {
            return false;
        }

        var binding = EnumBinding.For(type, given);
        _faults.AddRange(binding.Faults);
        _faults.AddRange(binding.UnboundMembers);
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

        SetRuntimeType(type, given, where);
        return true;
    }

    private static PropertyInfo? FindProperty(Type type, string field)
    {
        var properties = (type.IsInterface ? type.GetInterfaces().Prepend(type) : [type])
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<GraphQLIgnoreAttribute>() is null)
            .ToList();
        return properties.FirstOrDefault(p => p.GetCustomAttribute<GraphQLNameAttribute>()?.Name == field)
            ?? properties.FirstOrDefault(p => p.GetCustomAttribute<GraphQLNameAttribute>() is null && p.Name == RuntimeNames.ToMember(field))
            ?? properties.FirstOrDefault(p => p.GetCustomAttribute<GraphQLNameAttribute>() is null && p.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Where(m => !m.IsSpecialName && !m.IsGenericMethodDefinition && m.DeclaringType != typeof(object)
                && m.GetBaseDefinition().DeclaringType != typeof(object)
                && m.GetCustomAttribute<GraphQLIgnoreAttribute>() is null
                && m.Name is not ("Dispose" or "DisposeAsync" or "ResolveType"));

    private static bool Resolves(MethodInfo method, FieldDefinition field)
    {
        if (method.GetCustomAttribute<GraphQLNameAttribute>() is { } named)
        {
            return named.Name == field.Name;
        }

        var member = RuntimeNames.ToMember(field.Name);
        return method.Name == member || method.Name == "Get" + member || method.Name == member + "Async" || method.Name == "Get" + member + "Async";
    }

    private static string FieldNameOf(MethodInfo method)
    {
        if (method.GetCustomAttribute<GraphQLNameAttribute>() is { } named)
        {
            return named.Name;
        }

        var name = method.Name.StartsWith("Get", StringComparison.Ordinal) && method.Name.Length > 3 ? method.Name[3..] : method.Name;
        name = name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
        return char.ToLowerInvariant(name[0]) + name[1..];
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

    private static string Show(MethodInfo method) => $"{ClrTypes.Show(method.ReflectedType!)}.{method.Name}";
}
