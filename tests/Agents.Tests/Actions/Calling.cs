using System.Text;
using GenFlow.Models;
using GenFlow.Serialization;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Actions;

/// <summary>Calls actions as agents and as other clients do.</summary>
internal static class Calling
{
    public static async Task<ActionOutput> CallAsync(this AgentAction action, string json, IServiceProvider? services = null) =>
        await action.InvokeAsync(action.Read(Encoding.UTF8.GetBytes(json)), new ActionContext(action.Name, services, CancellationToken.None));

    public static object Read(this AgentAction action, string json) => action.Read(Encoding.UTF8.GetBytes(json));

    public static async Task<object?> CallAsFunctionAsync(this AgentAction action, Dictionary<string, object?> arguments, IServiceProvider? services = null) =>
        await action.InvokeAsync(new AIFunctionArguments(arguments) { Services = services });

    public static T Read<T>(string json)
        where T : IJsonCodec<T>
    {
        var reader = new EventJsonReader(Encoding.UTF8.GetBytes(json), JsonLimits.Default);
        T value = T.Read(ref reader);
        reader.Complete();
        return value;
    }

    /// <summary>What has come when this much has.</summary>
    public static PartialJson Partial(string json)
    {
        var incremental = new IncrementalJson();
        Assert.True(incremental.Append(json));
        return incremental.At(incremental.Length);
    }

    /// <summary>A provider of one service.</summary>
    public sealed class Services(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }

    public sealed class Station : IStation
    {
        public Task<Forecast> AskAsync(string city, Unit unit, CancellationToken cancellationToken) => Task.FromResult(new Forecast($"{city} in {unit}", 21.5));
    }
}
