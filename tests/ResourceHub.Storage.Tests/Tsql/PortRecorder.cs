using System.Reflection;

namespace ResourceHub.Storage.Tests.Tsql;

/// <summary>A store behind a proxy that notes which method of the port sent which statements.</summary>
internal class PortRecorder : DispatchProxy
{
    object _target = null!;
    TsqlLog _log = null!;

    public static T Record<T>(T target, TsqlLog log) where T : class
    {
        var proxy = Create<T, PortRecorder>();
        var recorder = (PortRecorder)(object)proxy;
        (recorder._target, recorder._log) = (target, log);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => _log.Within($"{targetMethod!.DeclaringType!.Name}.{targetMethod.Name}", () => targetMethod.Invoke(_target, args));
}
