using System.Reflection;
using Xunit.Sdk;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>A theory's case on every wire: the wire, and then the data.</summary>
/// <param name="data">What follows the wire.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class WiresAttribute(params object?[] data) : DataAttribute
{
    /// <summary>The wires that cannot carry the script: the test says why.</summary>
    public Wire[] Except { get; init; } = [];

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Wire>().Except(Except).Select(wire => (object?[])[wire, .. data]);
}
