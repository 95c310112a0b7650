using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Analyzers.Tests;

/// <summary>While a step is being typed, nothing is said of the graph that it will be in.</summary>
public class HalfTypedWorkflowTests
{
    [Theory]
    [InlineData("public partial class W : Missing { [Step] public A Begin(StartEvent s) => new(); }")]
    [InlineData("public partial class W : Missing { [Step] public void Begin(StartEvent s) { } }")]
    [InlineData("public partial class W { [Step] public A Begin(StartEvent s) => new(); [Ste] public StopEvent End(A a) => new(); }")]
    [InlineData("public partial class W { [Step] public A Begin(StartEvent s) => new(); [Step] publi }")]
    [InlineData("public partial class W { [Step] public void Begin(StartEvent s) { } [Step] public async Task< }")]
    [InlineData("public partial class W { [Step] public void Begin(StartEvent s) { } [Step] }")]
    [InlineData("public partial class W { [Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent End(A }")]
    [InlineData("public partial class W { [Step] public A Begin(StartEvent s) => new(); } public partial class W { [Step] public StopEv")]
    public async Task Step_that_is_not_there_yet_is_not_missed(string workflow)
    {
        CSharpCompilation compilation = Analysis.Compile("[Event] public partial record A; [Workflow] " + workflow, language: null);
        Assert.NotEmpty(Analysis.Errors(compilation));
        Assert.Empty(await Analysis.OfAllRules(compilation));
    }

    [Theory]
    [InlineData("public partial class W { [Step] public A Begin(StartEvent s) => new(); private int _n = ; }")]
    [InlineData("public partial class W { [Step] public A Begin(StartEvent s) { return new() } }")]
    [InlineData("public partial class W { [Step] public A Begin(StartEvent s) => new(); [Missing] private int _n; }")]
    public async Task Error_that_is_about_no_step_hides_nothing(string workflow)
    {
        CSharpCompilation compilation = Analysis.Compile("[Event] public partial record A; [Workflow] " + workflow, language: null);
        Assert.NotEmpty(Analysis.Errors(compilation));
        Assert.Equal(["GF2001"], (await Analysis.OfAllRules(compilation)).Select(static diagnostic => diagnostic.Id));
    }
}
