using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace GenFlow.CodeFixes;

/// <summary>Makes a step async: its modifier, its return type and what it returns.</summary>
internal static class AsyncMethod
{
    private const string Tasks = "global::System.Threading.Tasks";

    public static bool TryMake(MethodDeclarationSyntax method, SemanticModel model, Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> rewrites)
    {
        if (model.GetDeclaredSymbol(method) is not { IsOverride: false, IsVirtual: false, IsAbstract: false, IsPartialDefinition: false } symbol
            || symbol.PartialDefinitionPart is not null
            || symbol.Parameters.Any(static parameter => parameter.RefKind != RefKind.None)
            || Own<YieldStatementSyntax>(method).Any())
        {
            return false;
        }

        bool isTask = symbol.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" } named && named.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
        if (!isTask && (IsSequence(symbol.ReturnType) || IsNamedElsewhere(method, symbol)))
        {
            return false;
        }

        var changes = new Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>();
        if (isTask && !TryReturnValues(method, (INamedTypeSymbol)symbol.ReturnType, model, changes))
        {
            return false;
        }

        foreach (KeyValuePair<SyntaxNode, Func<SyntaxNode, SyntaxNode>> change in changes)
        {
            rewrites[change.Key] = change.Value;
        }

        rewrites[method] = node => WithAsync((MethodDeclarationSyntax)node, isTask);
        return true;
    }

    private static MethodDeclarationSyntax WithAsync(MethodDeclarationSyntax method, bool isTask)
    {
        TypeSyntax type = method.ReturnType;
        SyntaxToken keyword = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (method.Modifiers.Count == 0)
        {
            keyword = keyword.WithLeadingTrivia(type.GetLeadingTrivia());
            type = type.WithoutLeadingTrivia();
        }

        MethodDeclarationSyntax changed = method.WithReturnType(isTask ? type : TaskOf(type)).WithModifiers(method.Modifiers.Add(keyword));
        return changed.Body is { Statements.Count: > 0 } body && body.Statements.Last() is ReturnStatementSyntax { Expression: null } last
            ? changed.WithBody(body.WithStatements(body.Statements.Remove(last)))
            : changed;
    }

    private static TypeSyntax TaskOf(TypeSyntax type)
    {
        bool isVoid = type is PredefinedTypeSyntax predefined && predefined.Keyword.IsKind(SyntaxKind.VoidKeyword);
        return SyntaxFactory.ParseTypeName(isVoid ? $"{Tasks}.Task" : $"{Tasks}.Task<{type.WithoutTrivia()}>")
            .WithTriviaFrom(type)
            .WithAdditionalAnnotations(Simplifier.Annotation);
    }

    // A method that gave a task now gives what is in it.
    private static bool TryReturnValues(
        MethodDeclarationSyntax method, INamedTypeSymbol task, SemanticModel model, Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> changes)
    {
        IEnumerable<ExpressionSyntax> returned = method.ExpressionBody is { } arrow
            ? [arrow.Expression]
            : Own<ReturnStatementSyntax>(method).Select(static statement => statement.Expression).OfType<ExpressionSyntax>();
        foreach (ExpressionSyntax expression in returned)
        {
            if (task.IsGenericType && IsMadeOfValue(expression, task, model))
            {
                changes[expression.Parent!] = static parent => parent.ReplaceNode(ExpressionOf(parent), ValueIn(ExpressionOf(parent))!.WithTriviaFrom(ExpressionOf(parent)));
            }
            else if (task.IsGenericType && CanBeAwaited(expression))
            {
                changes[expression.Parent!] = static parent => parent.ReplaceNode(
                    ExpressionOf(parent), SyntaxFactory.AwaitExpression(ExpressionOf(parent).WithLeadingTrivia(SyntaxFactory.Space)));
            }
            else if (!task.IsGenericType && expression.Parent is ReturnStatementSyntax && IsCompleted(expression))
            {
                changes[expression.Parent] = static statement => ((ReturnStatementSyntax)statement)
                    .WithExpression(null)
                    .WithReturnKeyword(((ReturnStatementSyntax)statement).ReturnKeyword.WithTrailingTrivia());
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    // Of others await would bind to a part, or take the type away that they get from where they stand.
    private static bool CanBeAwaited(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ObjectCreationExpressionSyntax;

    private static ExpressionSyntax ExpressionOf(SyntaxNode parent) =>
        parent is ReturnStatementSyntax statement ? statement.Expression! : ((ArrowExpressionClauseSyntax)parent).Expression;

    private static bool IsCompleted(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" };

    // A ValueTask may also be made of a task, or of a source.
    private static bool IsMadeOfValue(ExpressionSyntax expression, INamedTypeSymbol task, SemanticModel model) => expression switch
    {
        InvocationExpressionSyntax => ValueIn(expression) is not null,
        BaseObjectCreationExpressionSyntax => ValueIn(expression) is not null
            && model.GetSymbolInfo(expression).Symbol is IMethodSymbol { Parameters.Length: 1 } constructor
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, task.TypeArguments[0]),
        _ => false,
    };

    // e of Task.FromResult(e) and of new ValueTask<T>(e).
    private static ExpressionSyntax? ValueIn(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
        _ => null,
    };

    private static bool IsSequence(ITypeSymbol type) =>
        type is IArrayTypeSymbol
        || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
        || type.Name == "IAsyncEnumerable"
        || type.AllInterfaces.Any(static face => face.Name is "IEnumerable" or "IAsyncEnumerable");

    // Who calls it, or asks for it by an interface, expects the type that it has.
    private static bool IsNamedElsewhere(MethodDeclarationSyntax method, IMethodSymbol symbol) =>
        symbol.ContainingType.AllInterfaces.SelectMany(static face => face.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol))
        || method.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == symbol.Name);

    private static IEnumerable<TNode> Own<TNode>(MethodDeclarationSyntax method)
        where TNode : SyntaxNode =>
        method.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<TNode>();
}
