using System.Globalization;
using AgentConcepts;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
await Patterns.ShowAsync();
await Arguments.ShowAsync();
await Exits.ShowAsync();
await Approvals.ShowAsync();
await Extras.ShowAsync();
await Conversations.ShowAsync();
await Structured.ShowAsync();
await InWorkflow.ShowAsync();
await Chains.ShowAsync();
await Scripts.ShowAsync();
await Providers.ShowAsync();
await Wires.ShowAsync();
await OwnWire.ShowAsync();
await Resilience.ShowAsync();
Console.WriteLine(await Lifecycle.ToMermaidAsync());
