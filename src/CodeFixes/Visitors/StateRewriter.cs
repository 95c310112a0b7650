using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.CodeFixes;

/// <summary>Writes a call of Match or Switch with state.</summary>
internal static class StateRewriter
{
    private const string Self = "self";
    private const string This = "this";

    private static readonly ImmutableHashSet<string> s_ofTuples = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString"];

    /// <summary>The call with what is captured as its state; null where it cannot be told how.</summary>
    public static InvocationExpressionSyntax? Rewrite(InvocationExpressionSyntax call, IInvocationOperation operation, string[] captured)
    {
        // The overload with state takes the event of a workflow first too.
        int place = operation.TargetMethod.IsStatic ? 1 : 0;
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (NamesTypeArguments(call)
            || arguments.Count <= place
            || (place == 1 && arguments[0].NameColon is not null)
            || arguments.Skip(place).Any(static argument => ParameterOf(argument.Expression) is null)
            || captured.Any(static name => name != This && SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
            || !CanBeTuple(captured)
            || (IsNewName(captured) && UsesName(call.ArgumentList, StateName(captured))))
        {
            return null;
        }

        Dictionary<SyntaxNode, string> uses = Uses(operation, captured);
        var rewritten = new List<ArgumentSyntax>(arguments.Take(place)) { StateArgument(captured, arguments[place]) };
        foreach (ArgumentSyntax argument in arguments.Skip(place))
        {
            if (Function((LambdaExpressionSyntax)argument.Expression, captured, uses) is not { } function)
            {
                return null;
            }

            rewritten.Add(argument.WithExpression(function));
        }

        return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(rewritten, Separators(arguments, place))));
    }

    private static ArgumentSyntax StateArgument(string[] captured, ArgumentSyntax next)
    {
        string text = captured.Length == 1 ? captured[0] : $"({string.Join(", ", captured.Select(static name => name == This ? $"{Self}: {This}" : name))})";
        return SyntaxFactory.Argument(SyntaxFactory.ParseExpression(text)).WithLeadingTrivia(next.GetLeadingTrivia());
    }

    // As the functions are separated: by a line each, or a space.
    private static IEnumerable<SyntaxToken> Separators(SeparatedSyntaxList<ArgumentSyntax> arguments, int place)
    {
        SyntaxToken[] before = [.. arguments.GetSeparators()];
        SyntaxToken added = before.Length > place ? before[place] : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return [.. before.Take(place), added, .. before.Skip(place)];
    }

    private static LambdaExpressionSyntax? Function(LambdaExpressionSyntax function, string[] captured, Dictionary<SyntaxNode, string> uses)
    {
        SyntaxNode[] inside = [.. uses.Keys.Where(use => function.Span.Contains(use.Span))];
        string parameter = ParameterOf(function)!;

        // Two parameters of that name are discards. One is a variable, and what the body discards would be written to it.
        string state = inside.Length == 0 && (parameter == "_" || !UsesName(function.Body, "_")) ? "_" : StateName(captured);
        if (inside.Any(static use => use is BaseExpressionSyntax)
            || (state == parameter && (state != "_" || UsesName(function.Body, "_")))
            || Declares(function.Body, state))
        {
            return null;
        }

        LambdaExpressionSyntax changed = function.ReplaceNodes(inside, (original, _) => SyntaxFactory.ParseExpression(uses[original]).WithTriviaFrom(original));
        string body = changed.Body.WithoutTrailingTrivia().ToFullString();
        string isAsync = function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) ? "async " : "";
        return ((LambdaExpressionSyntax)SyntaxFactory.ParseExpression($"static {isAsync}({state}, {parameter}) =>{function.ArrowToken.TrailingTrivia}{body}")).WithTriviaFrom(function);
    }

    // The functions have one parameter without a type: what else there is, such as a method's name, cannot be given state.
    private static string? ParameterOf(ExpressionSyntax expression) => expression switch
    {
        SimpleLambdaExpressionSyntax { AttributeLists.Count: 0 } lambda => lambda.Parameter.Identifier.Text,
        ParenthesizedLambdaExpressionSyntax { AttributeLists.Count: 0, ReturnType: null, ParameterList.Parameters: { Count: 1 } parameters } when parameters[0] is { Type: null, Default: null } => parameters[0].Identifier.Text,
        _ => null,
    };

    private static string StateName(string[] captured) => captured.Length > 1 ? "state" : captured[0] == This ? Self : captured[0];

    private static bool IsNewName(string[] captured) => captured.Length > 1 || captured[0] == This;

    // Some names are those of a tuple's own members, and of two that are equal it takes neither.
    private static bool CanBeTuple(string[] captured) =>
        captured.Length == 1
        || (captured.All(static name => !s_ofTuples.Contains(name) && !IsItem(name)) && !(captured.Contains(This) && captured.Contains(Self)));

    private static bool IsItem(string name) => name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring("Item".Length), out _);

    private static bool Declares(SyntaxNode body, string name) => body.DescendantNodes().Any(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText == name,
        ForEachStatementSyntax loop => loop.Identifier.ValueText == name,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText == name,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText == name,
        _ => false,
    });

    // What stands for each captured thing. A single variable keeps its name, so that nothing changes.
    private static Dictionary<SyntaxNode, string> Uses(IInvocationOperation call, string[] captured)
    {
        string prefix = captured.Length > 1 ? "state." : "";
        var uses = new Dictionary<SyntaxNode, string>();
        ImmutableHashSet<ISymbol?> functions = call.Descendants().OfType<IAnonymousFunctionOperation>()
            .Select(static function => (ISymbol?)function.Symbol)
            .ToImmutableHashSet(SymbolEqualityComparer.Default);
        foreach (IOperation operation in call.Descendants())
        {
            if (NameOf(operation, functions) is { } name && captured.Contains(name))
            {
                bool isImplicitThis = name == This && operation.IsImplicit;
                string written = prefix + (name == This ? Self : name);
                uses[operation.Syntax] = isImplicitThis ? $"{written}.{operation.Syntax}" : written;
            }
        }

        return uses;
    }

    private static string? NameOf(IOperation operation, ImmutableHashSet<ISymbol?> functions) => operation switch
    {
        ILocalReferenceOperation { Local: { IsConst: false } local } => IsIn(local, functions) ? null : local.Name,
        IParameterReferenceOperation { Parameter: var parameter } => IsIn(parameter, functions) ? null : parameter.Name,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => This,
        _ => null,
    };

    private static bool NamesTypeArguments(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name is GenericNameSyntax,
        MemberBindingExpressionSyntax binding => binding.Name is GenericNameSyntax,
        _ => call.Expression is GenericNameSyntax,
    };

    // Whether it is a variable of a function that the call is given, or of one inside that.
    private static bool IsIn(ISymbol symbol, ImmutableHashSet<ISymbol?> functions)
    {
        ISymbol? around = symbol.ContainingSymbol;
        while (around is not null && !functions.Contains(around))
        {
            around = around.ContainingSymbol;
        }

        return around is not null;
    }

    private static bool UsesName(SyntaxNode node, string name) =>
        node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
}
