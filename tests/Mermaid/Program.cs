using System.Reflection;
using System.Text.Json;
using GenFlow.Generators;
using GenFlow.Generators.Tests;
using GenFlow.Mermaid;
using GenFlow.RoslynTestKit;

// The loaded assemblies live as long as their graphs.
var cases = new List<GraphCase>();
foreach (string sample in (string[])["Approval", "Concepts", "Quickstart", "Research", "StreamEvents"])
{
    cases.AddRange(GraphCase.Of(Assembly.Load(sample), sample));
}

foreach (Adversary entry in AdversarialCorpus.All.Values.Where(static entry => entry.Compiles))
{
    cases.AddRange(GraphCase.Of(Compile(entry.Sources), entry.Name));
}

for (int seed = 0; seed < 200; seed++)
{
    cases.AddRange(GraphCase.Of(Compile([new RandomWorkflow(seed).Source]), $"random workflow {seed}"));
}

Console.WriteLine(JsonSerializer.Serialize(cases, JsonSerializerOptions.Web));

static Assembly Compile(string[] sources) =>
    LoadedAssembly.Load(new GeneratorSession(TestCompilation.Create(sources), [new GenFlowGenerator()]).Run().Output).Assembly;
