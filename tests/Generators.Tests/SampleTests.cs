namespace GenFlow.Generators.Tests;

public class SampleTests
{
    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Sample_generated_compiles_without_warnings_as_in_its_snapshot(string name)
    {
        GeneratorRun run = Gen.Compile(Samples.All[name]);

        Snapshot.Match(run.Text(), name + ".txt");
    }
}
