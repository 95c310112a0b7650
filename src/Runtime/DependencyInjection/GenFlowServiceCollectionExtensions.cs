using System.Diagnostics.CodeAnalysis;
using GenFlow;
using GenFlow.Engine;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers workflows in a service container.</summary>
public static class GenFlowServiceCollectionExtensions
{
    /// <summary>Sets the options that runs of registered workflows have where their caller gives none. Every
    /// <see cref="IWorkflowMiddleware"/> that is registered as a service wraps these runs, in the order of registration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Gives the options from the ones so far; null to keep them. Called once for the container.</param>
    public static IServiceCollection AddGenFlow(this IServiceCollection services, Func<RunOptions, RunOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ContainerDefaults>();
        if (configure is not null)
        {
            services.AddSingleton(new RunOptionsSetup(configure));
        }

        return services;
    }

    /// <summary>Registers a workflow as a singleton: one object serves any number of runs at once. Its constructor takes singletons;
    /// what belongs to one run, its steps take from <see cref="Context.Services"/>.</summary>
    /// <typeparam name="TWorkflow">The class with [Workflow].</typeparam>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddWorkflow<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWorkflow>(
        this IServiceCollection services)
        where TWorkflow : class
    {
        services.AddGenFlow();
        services.TryAddSingleton(static provider =>
        {
            TWorkflow workflow = ActivatorUtilities.CreateInstance<TWorkflow>(provider);
            WorkflowDefaults.Attach(workflow, provider.GetRequiredService<ContainerDefaults>().Options);
            return workflow;
        });
        return services;
    }

    /// <summary>One change of the options.</summary>
    private sealed record RunOptionsSetup(Func<RunOptions, RunOptions> Apply);

    /// <summary>What the container gives to runs.</summary>
    [SuppressMessage("Performance", "CA1812", Justification = "The container makes it.")]
    private sealed class ContainerDefaults(
        IServiceProvider provider,
        IEnumerable<RunOptionsSetup> setups,
        IEnumerable<IWorkflowMiddleware> middleware)
    {
        public RunOptions Options { get; } = setups
            .Aggregate(RunOptions.Default, static (options, setup) => setup.Apply(options))
            .Over(new RunOptions
            {
                Services = provider,
                Logger = (provider.GetService(typeof(ILoggerFactory)) as ILoggerFactory)?.CreateLogger("GenFlow"),
                Middleware = [.. middleware],
            });
    }
}
