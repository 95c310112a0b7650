using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests;

public class CrossAssemblyTests
{
    private const string Shared = """
        using GenFlow;
        namespace Shared;
        [Event] public abstract partial record Animal;
        [Event] public partial record Dog(string Name) : Animal;
        [Event(Name = "felis")] public sealed partial record Cat : Animal;
        [StreamEvent] public abstract partial record Noise { public sealed partial record Bark : Noise; }
        [Event] public sealed partial record Begin(int Count) : StartEventBase;
        public abstract class Keeper
        {
            [Step] protected Dog Open(Begin begin) => new("");
            [Step] internal void Hidden(Dog dog) { }
            [Step] private protected void HiddenToo(Dog dog) { }
            [Step] protected internal void Watch(Dog dog) { }
        }
        """;

    private const string Own = """
        using GenFlow;
        using Shared;
        namespace Own;
        [Event] public partial record Puppy(string Name) : Dog(Name);
        [Workflow] public partial class Zoo : Keeper
        {
            [Step, Publishes<Noise>] public StopEvent<Dog> Feed(Animal animal) => new(new Puppy(""));
            [Step] public AnyOf<Cat, Puppy> Choose(Dog dog) => new Cat();
        }
        """;

    public static TheoryData<bool> Forms => [true, false];

    [Theory]
    [MemberData(nameof(Forms))]
    public void WF25_Workflow_over_events_and_steps_of_another_assembly_compiles(bool asImage)
    {
        Compilation shared = Gen.Compile(Shared).Output.WithAssemblyName("Shared");
        MetadataReference reference = asImage ? MetadataReference.CreateFromImage(Image(shared)) : shared.ToMetadataReference();

        GeneratorRun run = new GeneratorSession(TestCompilation.Create("Own", TestSource.Numbered(Own), reference), Gen.All).Run().AssertSilent();

        run.AssertCompiles();
        Assert.Equal(["public (Begin) Dog"], run.RunOverloads("Own.Zoo"));
        string source = run.Source("Own.Zoo.");
        Assert.Contains("StepDefinition(\"Watch\")", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", source, StringComparison.Ordinal);
        Assert.Contains("typeof(global::Shared.Dog)", source, StringComparison.Ordinal);
    }

    [Fact]
    public void WF25_Manifest_names_what_each_assembly_declares()
    {
        Compilation shared = Gen.Compile(Shared).Output.WithAssemblyName("Shared");

        Assert.Equal(
            [
                "EventManifestAttribute Shared.Begin Begin", "EventManifestAttribute Shared.Cat felis",
                "EventManifestAttribute Shared.Dog Dog", "EventManifestAttribute Shared.Noise+Bark Noise.Bark",
            ],
            Manifest(shared));

        GeneratorRun own = new GeneratorSession(TestCompilation.Create("Own", TestSource.Numbered(Own), shared.ToMetadataReference()), Gen.All).Run();
        Assert.Equal(["EventManifestAttribute Own.Puppy Puppy", "WorkflowManifestAttribute Own.Zoo"], Manifest(own.Output));
    }

    [Fact]
    public void Manifest_every_name_is_found_by_the_compiler()
    {
        foreach (string sample in Samples.All.Values)
        {
            Compilation output = Gen.Run(sample).Output;
            Assert.All(
                output.Assembly.GetAttributes().Where(static data => data.AttributeClass!.Name.EndsWith("ManifestAttribute", StringComparison.Ordinal)),
                data => Assert.NotNull(output.GetTypeByMetadataName((string)data.ConstructorArguments[0].Value!)));
        }
    }

    [Fact]
    public void Manifest_of_an_assembly_without_events_and_workflows_is_not_written() =>
        Assert.Empty(Gen.Run("public class Plain;").Sources);

    private static string[] Manifest(Compilation compilation) =>
    [
        .. compilation.Assembly.GetAttributes()
            .Where(static data => data.AttributeClass!.Name.EndsWith("ManifestAttribute", StringComparison.Ordinal))
            .Select(static data => $"{data.AttributeClass!.Name} {string.Join(" ", data.ConstructorArguments.Select(static argument => argument.Value))}"),
    ];

    private static byte[] Image(Compilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return stream.ToArray();
    }
}
