using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Makes field resolvers of methods and properties.</summary>
internal sealed class ResolverFactory(IServiceProviderIsService? services, List<string> faults, bool scopePerResolver)
{
    private static readonly MethodInfo s_service = typeof(ResolverContext).GetMethod(nameof(ResolverContext.GetService))!;
    private static readonly MethodInfo s_instance = typeof(ResolverContext).GetMethod(nameof(ResolverContext.GetResolverInstance))!;
    private static readonly MethodInfo s_loader = typeof(IResolverContext).GetMethod(nameof(IResolverContext.DataLoader))!;
    private static readonly MethodInfo s_fromValueTask = typeof(ResolverFactory).GetMethod(nameof(FromValueTask), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo s_taskResult = typeof(ResolverFactory).GetMethod(nameof(TaskResult), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo s_events = typeof(ResolverFactory).GetMethod(nameof(Events), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A resolver that reads a property of the parent.</summary>
    public FieldResolver FromProperty(PropertyInfo property)
    {
        var parent = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(parent, property.DeclaringType!), property);
        var isAsync = ClrTypes.Awaited(property.PropertyType) != property.PropertyType;
        var resolver = new FieldResolver
        {
            PureExpression = Expression.Lambda<Func<object, object?>>(Box(read), parent),
            TaskResult = isAsync ? TaskResultOf(property.PropertyType) : null,
        };
        return Wrap(resolver, property, null, ownScope: false);
    }

    /// <summary>A resolver that calls a method of an attributed class.</summary>
    public FieldResolver FromMethod(MethodInfo method, FieldDefinition field, Type? parentType, bool isSerial = false)
    {
        var context = Expression.Parameter(typeof(ResolverContext));
        var owner = method.ReflectedType!;
        var arguments = BindParameters(method, field, parentType, context);
        var instance = method.IsStatic ? null
            : InstanceFactory.FindShared(owner) is { } shared ? Expression.Constant(shared, owner)
            : (Expression)Expression.Convert(Expression.Call(context, s_instance, Expression.Constant(owner, typeof(Type))), owner);
        var call = Expression.Call(instance, method, arguments);
        var awaited = ClrTypes.Awaited(method.ReturnType);
        var resolver = new FieldResolver
        {
            InvokeExpression = Expression.Lambda<Func<ResolverContext, object?>>(Box(call), context),
            TaskResult = awaited != method.ReturnType ? TaskResultOf(method.ReturnType) : null,
            Events = ClrTypes.IsGeneric(awaited, typeof(IAsyncEnumerable<>)) ? EventsOf(awaited) : null,
        };
        // what a mutation changes is one unit of work, and a stream outlives the call
        var ownScope = scopePerResolver && field.DeclaringType is ObjectType && !isSerial && resolver.Events is null && UsesServices(method, field);
        return Wrap(resolver, method, owner, ownScope);
    }

    private Expression[] BindParameters(MethodInfo method, FieldDefinition field, Type? parentType, ParameterExpression context)
    {
        var where = $"{ClrTypes.Show(method.ReflectedType!)}.{method.Name}";
        var bound = new HashSet<string>(StringComparer.Ordinal);
        var parameters = method.GetParameters();
        var expressions = new Expression[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            expressions[i] = BindParameter(parameters[i], field, parentType, context, where, bound);
        }

        foreach (var argument in field.Arguments.Where(a => !bound.Contains(a.Name)))
        {
            // a resolver that takes the whole context may read its arguments from there
            if (!parameters.Any(p => p.ParameterType == typeof(IResolverContext)))
            {
                faults.Add($"{field.Coordinate}({argument.Name}:) has no parameter: expected a parameter {argument.Name} of {where}");
            }
        }

        return expressions;
    }

    private Expression BindParameter(
        ParameterInfo parameter, FieldDefinition field, Type? parentType, ParameterExpression context, string where, HashSet<string> bound)
    {
        var type = parameter.ParameterType;
        if (type == typeof(IResolverContext))
        {
            return context;
        }

        if (type == typeof(CancellationToken))
        {
            return Expression.Property(context, nameof(ResolverContext.RequestAborted));
        }

        if (parameter.GetCustomAttribute<ParentAttribute>() is not null)
        {
            if (parentType is not null && !type.IsAssignableFrom(parentType))
            {
                faults.Add($"{where} takes a {ClrTypes.Show(type)} as parent, but {field.DeclaringType.Name} is {ClrTypes.Show(parentType)}");
            }

            return Source(context, type);
        }

        var name = parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? parameter.Name!;
        if (parameter.GetCustomAttribute<ServiceAttribute>() is null && IndexOf(field, name) is >= 0 and var index)
        {
            bound.Add(field.Arguments[index].Name);
            return BindArgument(parameter, field, field.Arguments[index], index, context, where);
        }

        if (typeof(IDataLoader).IsAssignableFrom(type) && !type.IsAbstract)
        {
            return Expression.Call(context, s_loader.MakeGenericMethod(type));
        }

        if (parentType is not null && type == parentType)
        {
            return Source(context, type);
        }

        if (type == typeof(IServiceProvider))
        {
            return Expression.Property(context, nameof(ResolverContext.Services));
        }

        if (services is not null && !services.IsService(type))
        {
            faults.Add(
                $"{where} has a parameter {parameter.Name} that is no argument of {field.Coordinate}, and {ClrTypes.Show(type)} is no service: "
                + $"add {parameter.Name} to the SDL or the service to the container");
        }

        return Expression.Convert(Expression.Call(context, s_service, Expression.Constant(type, typeof(Type))), type);
    }

    private Expression BindArgument(
        ParameterInfo parameter, FieldDefinition field, InputValue argument, int index, ParameterExpression context, string where)
    {
        var type = parameter.ParameterType;
        var what = $"{field.Coordinate}({argument.Name}:)";
        var convert = InputConverter.Create(argument.Type, type, $"{what} of {where}", faults);
        var canBeNull = !argument.Type.IsNonNull;
        if (canBeNull && !ClrTypes.AcceptsNull(type) && !ClrTypes.IsGeneric(type, typeof(Optional<>)))
        {
            faults.Add($"{what} can be null in the SDL, but {where} takes a {ClrTypes.Show(type)}, which cannot");
        }

        var given = Expression.ArrayIndex(Expression.Property(context, nameof(ResolverContext.Arguments)), Expression.Constant(index));
        return Expression.Convert(Expression.Invoke(Expression.Constant(convert), given), type);
    }

    /// <summary>Whether the method or its class takes anything but the parent, arguments and data loaders.</summary>
    private static bool UsesServices(MethodInfo method, FieldDefinition field) =>
        (!method.IsStatic && method.ReflectedType!.GetConstructors().Any(c => c.GetParameters().Length > 0))
        || method.GetParameters().Any(p => p.GetCustomAttribute<ParentAttribute>() is null && p.ParameterType != typeof(CancellationToken)
            && !typeof(IDataLoader).IsAssignableFrom(p.ParameterType)
            && (p.GetCustomAttribute<ServiceAttribute>() is not null || IndexOf(field, p.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? p.Name!) < 0));

    /// <summary>Puts the middleware of the class and the member around the resolver, the class's outermost.</summary>
    private static FieldResolver Wrap(FieldResolver resolver, MemberInfo member, Type? owner, bool ownScope)
    {
        var middleware = (owner?.GetCustomAttributes<FieldMiddlewareAttribute>(inherit: true) ?? [])
            .Concat(member.GetCustomAttributes<FieldMiddlewareAttribute>(inherit: true)).ToList();
        if (ownScope && !middleware.Exists(m => m is ResolverScopeAttribute))
        {
            middleware.Insert(0, new ResolverScopeAttribute());
        }

        if (middleware.Count == 0)
        {
            return resolver;
        }

        var next = resolver.ToDelegate();
        for (var i = middleware.Count - 1; i >= 0; i--)
        {
            var (current, inner) = (middleware[i], next);
            next = context => current.InvokeAsync(context, inner);
        }

        var wrapped = FieldResolver.FromDelegate(next);
        return new FieldResolver { Invoke = wrapped.Invoke, TaskResult = wrapped.TaskResult, Events = resolver.Events };
    }

    private static UnaryExpression Source(ParameterExpression context, Type type) =>
        Expression.Convert(Expression.Property(context, nameof(ResolverContext.Source)), type);

    private static Expression Box(Expression value)
    {
        if (ClrTypes.IsGeneric(value.Type, typeof(ValueTask<>)))
        {
            return Expression.Call(s_fromValueTask.MakeGenericMethod(value.Type.GetGenericArguments()[0]), value);
        }

        return value.Type == typeof(bool) || value.Type == typeof(int)
            ? Expression.Call(typeof(Boxes), nameof(Boxes.Of), null, value)
            : Expression.Convert(value, typeof(object));
    }

    private static int IndexOf(FieldDefinition field, string name)
    {
        for (var i = 0; i < field.Arguments.Count; i++)
        {
            if (field.Arguments[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static Func<Task, object?> TaskResultOf(Type type) =>
        s_taskResult.MakeGenericMethod(ClrTypes.Awaited(type)).CreateDelegate<Func<Task, object?>>();

    private static Func<object, CancellationToken, IAsyncEnumerable<object?>> EventsOf(Type type) =>
        s_events.MakeGenericMethod(type.GetGenericArguments()[0]).CreateDelegate<Func<object, CancellationToken, IAsyncEnumerable<object?>>>();

    private static object? FromValueTask<T>(ValueTask<T> task) => task.IsCompletedSuccessfully ? task.Result : task.AsTask();

    private static object? TaskResult<T>(Task task) => ((Task<T>)task).Result;

    private static async IAsyncEnumerable<object?> Events<T>(
        object stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in ((IAsyncEnumerable<T>)stream).WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }
}
