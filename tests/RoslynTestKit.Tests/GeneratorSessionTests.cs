namespace GenFlow.RoslynTestKit.Tests;

public class GeneratorSessionTests
{
    private static GeneratorSession Session(bool leak = false) =>
        new(TestCompilation.Create("class One { }", "class Two { }"), new ClassListGenerator(leak));

    [Fact]
    public void Session_run_gives_sources_by_name()
    {
        GeneratorRun run = Session().Run().AssertSilent();

        Assert.Equal(["ClassListGenerator/One.g.cs", "ClassListGenerator/Two.g.cs"], run.Sources.Keys);
        Assert.Equal("// One\n", run.Source("One"));
        run.Output.AssertNoProblems();
    }

    [Fact]
    public void Session_edits_show_as_outcomes()
    {
        GeneratorSession session = Session();
        session.Run().AssertOutcomes(ClassListGenerator.Models, StepOutcome.New, StepOutcome.New);
        session.Run().AssertOutcomes(ClassListGenerator.Models, StepOutcome.Same, StepOutcome.Same);
        session.Replace("class One", "class Three").Run()
            .AssertOutcomes(ClassListGenerator.Models, StepOutcome.Modified, StepOutcome.Same)
            .AssertFileOutcomes(StepOutcome.Modified, StepOutcome.Same);
        session.Add("More.cs", "class Four { }").Run()
            .AssertOutcomes(ClassListGenerator.Models, StepOutcome.Same, StepOutcome.Same, StepOutcome.New);
        session.Remove("More.cs").Run()
            .AssertOutcomes(ClassListGenerator.Models, StepOutcome.Same, StepOutcome.Same, StepOutcome.Removed);
    }

    [Fact]
    public void Session_reversed_files_keep_sources()
    {
        GeneratorSession session = Session();
        GeneratorRun before = session.Run();

        Assert.Equal(before.Sources, session.ReverseFiles().Run().Sources);
    }

    [Fact]
    public void Session_unexpected_outcome_fails() =>
        Assert.Throws<VerificationException>(() => Session().Run().AssertOutcomes(ClassListGenerator.Models, StepOutcome.New));

    [Fact]
    public void Graph_walk_clean_model_passes() => Session().Run().AssertHoldsNoCompilerObject(ClassListGenerator.Models);

    [Fact]
    public void Graph_walk_finds_a_held_symbol()
    {
        var thrown = Assert.Throws<VerificationException>(() => Session(leak: true).Run().AssertHoldsNoCompilerObject(ClassListGenerator.Models));

        Assert.Contains("ISymbol", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_walk_unknown_step_fails() =>
        Assert.Throws<VerificationException>(() => Session().Run().AssertHoldsNoCompilerObject("None"));

    [Fact]
    public void Graph_walk_goes_into_collections() =>
        Assert.Throws<VerificationException>(() => ObjectGraph.AssertHoldsNoCompilerObject(
            new Dictionary<string, object[]> { ["held"] = [TestCompilation.Create("class C;")] }));

    [Fact]
    public void Compilation_warning_is_a_problem()
    {
        Assert.Throws<VerificationException>(() => TestCompilation.Create("class C { int _unused; }").AssertNoProblems());
    }

    [Fact]
    public void Assembly_loaded_runs()
    {
        using LoadedAssembly loaded = LoadedAssembly.Load(TestCompilation.Create("public static class C { public static int Answer() => 42; }"));

        Assert.Equal(42, loaded.Type("C").GetMethod("Answer")!.Invoke(null, null));
    }
}
