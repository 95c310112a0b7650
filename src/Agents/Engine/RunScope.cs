using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Agents.Engine;

/// <summary>The services of one run: a scope that is made when somebody first asks.</summary>
internal sealed class RunScope(IServiceScopeFactory factory) : IKeyedServiceProvider
{
    private readonly Lock _lock = new();
    private AsyncServiceScope? _scope;
    private bool _isOver;

    public object? GetService(Type serviceType) => Provider.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => ((IKeyedServiceProvider)Provider).GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Provider.GetRequiredKeyedService(serviceType, serviceKey);

    /// <summary>The run has ended: whoever asks later is too late.</summary>
    public ValueTask EndAsync()
    {
        AsyncServiceScope? scope;
        lock (_lock)
        {
            _isOver = true;
            scope = _scope;
            _scope = null;
        }

        return scope?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private IServiceProvider Provider
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isOver, typeof(IServiceProvider));
                return (_scope ??= factory.CreateAsyncScope()).ServiceProvider;
            }
        }
    }
}
