using System.Diagnostics;
using GenFlow;
using Microsoft.Extensions.DependencyInjection;

namespace Concepts;

/// <summary>What a program of its own would have in its container.</summary>
public sealed class Prices
{
    public decimal Of(string item) => item.Length;
}

/// <summary>Belongs to one run: the container makes one for each.</summary>
public sealed class Receipt : IDisposable
{
    public List<string> Lines { get; } = [];

    public void Dispose() => Console.WriteLine($"receipt of {Lines.Count} lines closed");
}

[Event]
public partial record Priced(string Item, decimal Price);

#region workflow
// One object serves all runs: its constructor takes singletons. What belongs to a run comes from ctx.Services.
[Workflow]
public partial class Checkout(Prices prices)
{
    [Step]
    public Priced Price(Context ctx, StartEvent<string> item)
    {
        ctx.Services.GetRequiredService<Receipt>().Lines.Add(item.Input);
        return new Priced(item.Input, prices.Of(item.Input));
    }

    [Step]
    public StopEvent<decimal> Total(Context ctx, Priced priced)
    {
        ctx.Services.GetRequiredService<Receipt>().Lines.Add($"{priced.Price}");
        return new(priced.Price);
    }
}
#endregion

#region middleware
public sealed class Trace : IWorkflowMiddleware
{
    public async Task InvokeRunAsync(RunInvocation run, RunNext next)
    {
        Console.WriteLine($"{run.Workflow} begins");
        RunEnded end = await next.InvokeAsync();
        Console.WriteLine($"{run.Workflow} ends: {end.EventType}");
    }

    // One attempt of a step, inside its retries and its timeout. What the step throws comes out of next.
    public async ValueTask InvokeStepAsync(StepInvocation step, StepNext next)
    {
        await next.InvokeAsync();
        Console.WriteLine($"  {step.Context.StepName}: {step.Input?.EventType} -> {step.Output?.EventType}");
    }
}
#endregion

internal static class Services
{
    public static async Task ShowAsync()
    {
        #region container
        var services = new ServiceCollection();
        services.AddSingleton<Prices>();
        services.AddScoped<Receipt>();
        services.AddSingleton<IWorkflowMiddleware, Trace>();
        services.AddGenFlow(static options => options with { Timeout = TimeSpan.FromMinutes(5) });
        services.AddWorkflow<Checkout>();

        await using ServiceProvider provider = services.BuildServiceProvider();
        var checkout = provider.GetRequiredService<Checkout>();
        Console.WriteLine(await checkout.ExecuteAsync("bread"));
        #endregion

        await ListenAsync();
    }

    private static async Task ListenAsync()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "GenFlow",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = static span => Console.WriteLine($"{span.DisplayName}: {span.Status}, {span.GetTagItem("genflow.outcome")}"),
        };
        ActivitySource.AddActivityListener(listener);
        await new CountWords().ExecuteAsync("a b c");
    }
}
