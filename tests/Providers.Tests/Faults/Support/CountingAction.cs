using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Faults;

/// <summary>An action that counts how often it runs.</summary>
internal sealed class CountingAction(string name) : AIFunction
{
    private static readonly JsonElement s_schema = JsonSerializer.SerializeToElement(new { type = "object", properties = new { city = new { type = "string" } } });
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public override string Name => name;

    public override string Description => "Counts.";

    public override JsonElement JsonSchema => s_schema;

    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return new("counted");
    }
}
