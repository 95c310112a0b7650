namespace GenFlow.Package.Tests;

/// <summary>A user's project: an empty folder, an empty package cache, a reference to the package.</summary>
[Collection(Packages.Collection)]
public class ConsumerTests(Packages packages)
{
    private const string Program = """
        using GenFlow;

        Console.WriteLine(await new Greeting().ExecuteAsync("bees"));

        [StreamEvent] public partial record Progress(string Message);

        [Workflow]
        public partial class Greeting
        {
            [Step, Publishes<Progress>]
            public async Task<StopEvent<string>> Process(Context ctx, StartEvent<string> start)
            {
                await Task.Yield();
                AWAIT ctx.WriteEventToStream(new Progress("working"));
                return new($"Hello, {start.Input}!");
            }
        }
        """;

    private const string AgentProgram = """
        using GenFlow.Agents;
        using GenFlow.Agents.Testing;

        var model = ScriptedModelStream.Of(static request => request.Results is [{ Text: var sum }, ..]
            ? $"It is {sum}."
            : new Reply().Action("1", "add", "{\"left\":", "2,\"right\":3}"));
        var agent = new Agent(model) { Actions = [Calculator.AddAction] };
        await foreach (AgentEvent ev in agent.StreamAsync("What is 2 + 3?"))
        {
            if (ev is ActionExecuted { Action: { Name: var name, Result: var result } })
            {
                Console.WriteLine($"{name} -> {result}");
            }
            else if (ev is AgentCompleted { Response.Text: var text })
            {
                Console.WriteLine(text);
            }
        }

        public static partial class Calculator
        {
            /// <summary>Adds two numbers.</summary>
            /// <param name="left">One.</param>
            /// <param name="right">The other.</param>
            [Action]
            public static int Add(int left, int right) => left + right;
        }
        """;

    [Fact]
    public async Task Clean_project_builds_without_a_warning_and_runs()
    {
        string folder = NewProject("consumer", Program.Replace("AWAIT ", "", StringComparison.Ordinal));

        (await packages.DotNet.RunAsync(folder, "build", "-warnaserror")).AssertSuccess();
        CommandResult run = (await packages.DotNet.RunAsync(folder, "run", "--no-build")).AssertSuccess();
        Assert.Equal("Hello, bees!", run.Output.Trim());
    }

    [Fact]
    public async Task Project_that_references_the_agents_package_only_gets_the_generators_with_it()
    {
        string folder = NewProject("agents", AgentProgram, "GenFlow.Agents.Testing");

        (await packages.DotNet.RunAsync(folder, "build", "-warnaserror")).AssertSuccess();
        CommandResult run = (await packages.DotNet.RunAsync(folder, "run", "--no-build")).AssertSuccess();
        Assert.Equal(["add -> 5", "It is 5."], run.Output.Trim().Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Awaited_write_is_GF1001_beside_the_compilers_error_and_its_fix_mends_it()
    {
        string folder = NewProject("awaiting", Program.Replace("AWAIT", "await", StringComparison.Ordinal));

        CommandResult build = await packages.DotNet.RunAsync(folder, "build");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("Program.cs(14,9): error GF1001: WriteEventToStream writes at once", build.Output, StringComparison.Ordinal);
        Assert.Contains("error CS4008", build.Output, StringComparison.Ordinal);

        (await packages.DotNet.RunAsync(folder, "format", "analyzers", "--no-restore", "--diagnostics", "GF1001", "--severity", "error")).AssertSuccess();
        Assert.Equal(Program.Replace("AWAIT ", "", StringComparison.Ordinal), File.ReadAllText(Path.Combine(folder, "Program.cs")));
        CommandResult run = (await packages.DotNet.RunAsync(folder, "run")).AssertSuccess();
        Assert.Equal("Hello, bees!", run.Output.Trim());
    }

    private string NewProject(string name, string program, string package = "GenFlow")
    {
        string folder = packages.NewFolder(name);
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="{Packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return folder;
    }
}
