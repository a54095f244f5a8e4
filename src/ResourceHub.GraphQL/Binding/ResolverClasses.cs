using System.Reflection;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Which attributed classes resolve the fields of which type; notes the CLR types and type resolvers that they bring.</summary>
internal sealed class ResolverClasses(Schema schema, RuntimeTypeBinding runtimeTypes, List<string> faults)
{
    private readonly Dictionary<FieldsType, List<Type>> _classes = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<Type> Of(ObjectType type) => _classes.TryGetValue(type, out var classes) ? classes : [];

    public void Collect(BindingConfiguration configuration)
    {
        foreach (var (name, type) in configuration.RuntimeTypes)
        {
            runtimeTypes.Set(name, type, "BindRuntimeType");
        }

        foreach (var type in configuration.Classes)
        {
            foreach (var attribute in type.GetCustomAttributes<TypeBindingAttribute>())
            {
                Collect(type, attribute);
            }
        }

        foreach (var (name, resolver) in configuration.TypeResolvers)
        {
            SetTypeResolver(schema.FindType(name), name, resolver, "AddTypeResolver");
        }
    }

    private void Collect(Type type, TypeBindingAttribute attribute)
    {
        FieldsType? owner = attribute switch
        {
            QueryTypeAttribute => schema.QueryType,
            MutationTypeAttribute => schema.MutationType,
            SubscriptionTypeAttribute => schema.SubscriptionType,
            _ => null,
        };
        if (attribute.TypeName is { } name)
        {
            var found = schema.FindType(name);
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
                runtimeTypes.Set(name, attribute.RuntimeType!, ClrTypes.Show(type));
            }
        }

        if (owner is null)
        {
            faults.Add($"{ClrTypes.Show(type)} resolves fields of {attribute.TypeName ?? attribute.GetType().Name}, which is no object type of the SDL");
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
            default: faults.Add($"{where} resolves the type {name}, which is no interface or union of the SDL"); break;
        }
    }
}
