using GenFlow.Models;

namespace GenFlow.Agents.Testing;

/// <summary>One step of a scripted answer: a delta, where <paramref name="Value"/> is null; else what it is instead: a
/// <see cref="TimeSpan"/> to wait, a <see cref="ScriptGate"/> to pass, an <see cref="Exception"/> to throw, or a
/// <see cref="Microsoft.Extensions.AI.ChatResponseUpdate"/>.</summary>
internal readonly record struct ScriptStep(ModelDelta Delta, object? Value = null)
{
    public static ScriptStep Of(object value) => new(default, value);
}
