namespace GenFlow.Package.Tests;

[Collection(Packages.Collection)]
public class TemplateTests(Packages packages)
{
    [Theory]
    [InlineData("Acme.Flow")]
    [InlineData("my-flow")]
    public async Task New_project_of_the_packed_template_builds_runs_and_passes_its_tests(string name)
    {
        string folder = packages.NewFolder("template-" + name);
        string hive = Path.Combine(folder, "hive");
        string project = Path.Combine(folder, "app");
        string package = Path.Combine(packages.Feed, $"GenFlow.Templates.{Packages.Version}.nupkg");

        (await packages.DotNet.RunAsync(folder, "new", "install", package, "--debug:custom-hive", hive)).AssertSuccess();
        (await packages.DotNet.RunAsync(folder, "new", "genflow", "-n", name, "-o", project, "--debug:custom-hive", hive)).AssertSuccess();
        Assert.True(File.Exists(Path.Combine(project, name + ".slnx")));

        CommandResult tests = (await packages.DotNet.RunAsync(project, "test", $"-p:RestoreAdditionalProjectSources={packages.Feed}")).AssertSuccess();
        Assert.Contains("Passed!  - Failed:     0, Passed:     2", tests.Output, StringComparison.Ordinal);
        CommandResult run = (await packages.DotNet.RunAsync(project, "run", "--no-build", "--project", $"src/{name}", "--", "One two. Three.")).AssertSuccess();
        Assert.EndsWith("2 sentences, 1.5 words each", run.Output.Trim(), StringComparison.Ordinal);
    }
}
