namespace GenFlow.Generators.Tests.Actions;

public class ActionSampleTests
{
    [Theory]
    [MemberData(nameof(ActionSamples.Names), MemberType = typeof(ActionSamples))]
    public void Sample_generated_compiles_without_warnings_as_in_its_snapshot(string name)
    {
        GeneratorRun run = ActionGen.Compile(ActionSamples.All[name]);

        Snapshot.Match(run.Text(), name + ".txt");
    }
}
