using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Tests.Actions;

public class ActionNamesTests
{
    [Theory]
    [InlineData("GetWeather", "get_weather")]
    [InlineData("GetHTTPData", "get_http_data")]
    [InlineData("URL", "url")]
    [InlineData("getURL2Go", "get_url2_go")]
    [InlineData("Get_Weather", "get_weather")]
    [InlineData("_get", "_get")]
    [InlineData("X", "x")]
    [InlineData("GrößeÄndern", "größe_ändern")]
    public void Name_in_snake_case_is(string name, string expected) => Assert.Equal(expected, ActionNames.SnakeCase(name));

    [Theory]
    [InlineData("search_web", "SearchWeb")]
    [InlineData("search-the web", "SearchTheWeb")]
    [InlineData("2ways", "_2ways")]
    [InlineData("alreadyPascal", "AlreadyPascal")]
    [InlineData("?", "")]
    public void Name_in_pascal_case_is(string name, string expected) => Assert.Equal(expected, ActionNames.PascalCase(name));

    [Theory]
    [InlineData("get_weather-2", true)]
    [InlineData("", false)]
    [InlineData("größe", false)]
    [InlineData("a b", false)]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234", true)]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345", false)]
    public void Name_that_every_provider_takes_is_portable(string name, bool expected) => Assert.Equal(expected, ActionNames.IsPortable(name));

    [Fact]
    public void Action_reads_the_same_before_and_after_generation()
    {
        const string Text = """
            using GenFlow.Agents;
            public partial class Tools
            {
                [Action] public void Find(int number) { }
                [Action(Name = "find_text")] public void FindAsync(string text, Out o) { }
                [Action] public void Find(bool flag) { }
            }
            [StructuredOutput] public partial record Out(int X);
            """;
        ActionSignature[] before = Signatures(ActionGen.Compilation(Text));
        ActionSignature[] after = Signatures(ActionGen.Compile(Text).Output);

        Assert.Equal(before, after);
        Assert.Equal(["Find", "FindText", ""], before.Select(static signature => signature.MemberName));
        Assert.Equal([ActionProblem.None, ActionProblem.None, ActionProblem.OverloadWithoutName], before.Select(static signature => signature.Problem));
    }

    private static ActionSignature[] Signatures(Compilation compilation) =>
    [
        .. ActionMethods.Of(compilation.GetTypeByMetadataName("Tools")!).Select(method => ActionSignatureParser.Parse(method, compilation, CancellationToken.None)),
    ];

    [Theory]
    [InlineData("A", ActionProblem.ReferenceParameter, 0)]
    [InlineData("C", ActionProblem.GenericMethod, -1)]
    [InlineData("D", ActionProblem.AsyncVoid, -1)]
    [InlineData("E", ActionProblem.ParameterWithoutJson, 0)]
    [InlineData("F", ActionProblem.ParameterWithoutJson, 0)]
    [InlineData("H", ActionProblem.ResultWithoutJson, -1)]
    [InlineData("I", ActionProblem.ParameterWithoutJson, 1)]
    [InlineData("J", ActionProblem.EmptyName, -1)]
    [InlineData("K", ActionProblem.RepeatedArgument, 1)]
    [InlineData("L", ActionProblem.ReferenceResult, -1)]
    [InlineData("N", ActionProblem.ParameterWithoutJson, 0)]
    public void Method_that_is_no_action_has_its_problem(string method, object problem, int parameter)
    {
        ActionSignature signature = Signatures(ActionGen.Compilation(ActionCorpus.All["No actions"].Sources)).Single(candidate => candidate.Name == method);

        Assert.Equal((problem, parameter), (signature.Problem, signature.ProblemParameter));
        Assert.True(signature.HasMembers);
    }

    [Theory]
    [InlineData("w", BoundProblem.DoesNotFit)]
    [InlineData("x", BoundProblem.Empty)]
    [InlineData("y", BoundProblem.Unreadable)]
    [InlineData("z", BoundProblem.InvalidPattern)]
    [InlineData("aa", BoundProblem.DoesNotFit)]
    [InlineData("bb", BoundProblem.Empty)]
    [InlineData("cc", BoundProblem.Unreadable)]
    [InlineData("a", BoundProblem.None)]
    [InlineData("s", BoundProblem.None)]
    public void Bound_that_cannot_be_checked_has_its_problem(string parameter, object problem) =>
        Assert.Equal(problem, Signatures(ActionGen.Compilation(ActionCorpus.All["Bounds of all kinds"].Sources)).Single().Parameters.Single(candidate => candidate.Name == parameter).BoundProblem);
}
