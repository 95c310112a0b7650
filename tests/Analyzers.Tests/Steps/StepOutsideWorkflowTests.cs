using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class StepOutsideWorkflowTests
{
    private const string Step = "[Step] public StopEvent S(StartEvent s) => new();";

    [Theory]
    [InlineData("public sealed class {|GF1012:Flow|} { " + Step + " }")]
    [InlineData("public struct {|GF1012:Flow|} { " + Step + " }")]
    [InlineData("public record struct {|GF1012:Flow|} { " + Step + " }")]
    [InlineData("public interface {|GF1012:IFlow|} { " + Step + " }")]
    [InlineData("public static class {|GF1012:Flow|} { [Step] public static StopEvent S(StartEvent s) => new(); }")]
    [InlineData("internal class {|GF1012:Flow|} { " + Step + " }")]
    [InlineData("internal abstract class {|GF1012:Flow|} { " + Step + " }")]
    [InlineData("public class Outer { private class {|GF1012:Flow|} { " + Step + " } }")]
    [InlineData("public class {|GF1012:Flow|} { private Flow() { } " + Step + " }")]
    [InlineData("internal class {|GF1012:Flow|} { " + Step + " [Step] private void T(StartEvent s) { } }")]
    [InlineData("internal class {|GF1012:Flow|} { " + Step + " } internal class Derived : Flow { }")]
    [InlineData("public abstract class Base { [Step] private StopEvent {|GF1012:S|}(StartEvent s) => new(); } [Workflow] public partial class W : Base { [Step] public StopEvent T(StartEvent s) => new(); }")]
    public Task Step_that_no_workflow_can_have_is_reported(string source) => Rule<StepOutsideWorkflow>.Reports(source);

    [Theory]
    [InlineData("[Workflow] public partial class Flow { " + Step + " [Step] private void T(StartEvent s) { } }")]
    [InlineData("public class Base { " + Step + " }")]
    [InlineData("public abstract class Base { " + Step + " }")]
    [InlineData("internal abstract class Base { " + Step + " } [Workflow] internal partial class W : Base { }")]
    [InlineData("internal abstract class Base<T> { " + Step + " } internal class Middle : Base<int> { } [Workflow] internal partial class W : Middle { }")]
    [InlineData("public class Flow { private Flow() { } " + Step + " public class Open : Flow { } }")]
    [InlineData("public abstract partial class Base { [Step] private StopEvent S(StartEvent s) => new(); [Workflow] public partial class W : Base { } }")]
    [InlineData("internal class Plain { public void S(StartEvent s) { } }")]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")] internal class Base { " + Step + " }")]
    public Task Step_that_a_workflow_has_or_may_have_is_not_reported(string source) => Rule<StepOutsideWorkflow>.Reports(source);

    [Fact]
    public Task Class_becomes_a_workflow() => Rule<StepOutsideWorkflow>.Fixes<AddWorkflow>(
        """
        public class Outer
        {
            /// <summary>A flow.</summary>
            internal sealed class Flow
            {
                [Step] public StopEvent S(StartEvent s) => new();
            }
        }

        [Serializable]
        internal sealed partial class Other
        {
            [Step] public StopEvent S(StartEvent s) => new();
        }
        """,
        """
        public partial class Outer
        {
            /// <summary>A flow.</summary>
            [Workflow]
            internal sealed partial class Flow
            {
                [Step] public StopEvent S(StartEvent s) => new();
            }
        }

        [Workflow]
        [Serializable]
        internal sealed partial class Other
        {
            [Step] public StopEvent S(StartEvent s) => new();
        }
        """);

    [Theory]
    [InlineData("public struct Flow { " + Step + " }")]
    [InlineData("public interface IFlow { " + Step + " }")]
    [InlineData("public static class Flow { [Step] public static StopEvent S(StartEvent s) => new(); }")]
    [InlineData("internal abstract class Flow { " + Step + " }")]
    [InlineData("public abstract class Base { [Step] private StopEvent S(StartEvent s) => new(); }")]
    public Task Type_that_would_be_no_workflow_is_not_fixed(string source) => Rule<StepOutsideWorkflow>.OffersNoFix<AddWorkflow>(source);
}
