using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>Where a call that is given no cancellation token could be given one.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="IsNamed">Whether its place does not follow from the arguments that the call has.</param>
internal sealed record TokenSlot(string Parameter, bool IsNamed)
{
    /// <summary>The place; null where there is none, or where a token is not for the work that the call stands for.</summary>
    public static TokenSlot? Of(IInvocationOperation call, StepBody body)
    {
        IMethodSymbol method = call.TargetMethod;
        if (!IsAwaitable(call)
            || KnownTypes.Context.Matches(method.ContainingType)
            || OtherThreads.RunNow(method)
            || method.Name == "ContinueWith"
            || IsGivenByEnumeration(call)
            || call.Arguments.Any(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue && KnownTypes.CancellationToken.Matches(argument.Parameter?.Type)))
        {
            return null;
        }

        // Of an extension method the receiver is among the operation's arguments, and not among the written ones.
        int written = ((InvocationExpressionSyntax)call.Syntax).ArgumentList.Arguments.Count;
        int given = written + (IsReduced(call) ? 1 : 0);
        if (call.Arguments.FirstOrDefault(static argument => argument.ArgumentKind == ArgumentKind.DefaultValue && KnownTypes.CancellationToken.Matches(argument.Parameter?.Type)) is { } absent)
        {
            return new(absent.Parameter!.Name, absent.Parameter.Ordinal != given || HasNames(call));
        }

        return OverloadWithToken(call, body) is { } overload ? new(overload.Parameters.Last().Name, HasNames(call)) : null;
    }

    private static IMethodSymbol? OverloadWithToken(IInvocationOperation call, StepBody body)
    {
        IMethodSymbol method = call.TargetMethod;
        if (call.Arguments.Any(static argument => argument.ArgumentKind != ArgumentKind.Explicit) || method.Parameters.Any(static parameter => parameter.IsParams))
        {
            return null;
        }

        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Where(overload => overload.IsStatic == method.IsStatic && overload.Arity == method.Arity && overload.Parameters.Length == method.Parameters.Length + 1)
            .Select(overload => overload.Arity == 0 ? overload : overload.Construct([.. method.TypeArguments]))
            .FirstOrDefault(overload =>
                overload.Parameters.Last() is { RefKind: RefKind.None } last
                && KnownTypes.CancellationToken.Matches(last.Type)
                && method.Parameters.Zip(overload.Parameters, IsSame).All(static same => same)
                && GivesSame(call, method.ReturnType, overload.ReturnType)
                && !TypeFacts.HasAttribute(overload, KnownTypes.ObsoleteAttribute)
                && body.Compilation.IsSymbolAccessibleWithin(overload, body.Step.ContainingType));
    }

    private static bool IsSame(IParameterSymbol left, IParameterSymbol right) =>
        left.RefKind == right.RefKind && SymbolEqualityComparer.Default.Equals(left.Type, right.Type);

    // An await takes a ValueTask as it takes a Task.
    private static bool GivesSame(IInvocationOperation call, ITypeSymbol left, ITypeSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left, right)
        || (call.Parent is IAwaitOperation && TaskTypes.IsTask(left) && TaskTypes.IsTask(right)
            && SymbolEqualityComparer.Default.Equals(TaskTypes.ResultOf(left), TaskTypes.ResultOf(right)));

    // WithCancellation hands the token to the sequence when it is read.
    private static bool IsGivenByEnumeration(IInvocationOperation call)
    {
        IOperation sequence = call;
        while (sequence.Parent is IConversionOperation or IParenthesizedOperation or IArgumentOperation)
        {
            sequence = sequence.Parent;
        }

        return (KnownTypes.AsyncEnumerable.Matches(call.Type) || AgentStreams.Is(call.TargetMethod.ReturnType)) && sequence.Parent is IInvocationOperation { TargetMethod.Name: "WithCancellation" };
    }

    // An agent that is forwarded gets the step's token from ForwardAsync: only one that the step itself reads needs it.
    private static bool IsAwaitable(IInvocationOperation call)
    {
        ITypeSymbol type = call.TargetMethod.ReturnType;
        return TaskTypes.IsTask(type) || KnownTypes.AsyncEnumerable.Matches(type) || (AgentStreams.Is(type) && IsRead(call));
    }

    private static bool IsRead(IInvocationOperation call)
    {
        IOperation stream = call;
        while (stream.Parent is IConversionOperation or IParenthesizedOperation or IArgumentOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
        {
            stream = stream.Parent;
        }

        return stream.Parent is IForEachLoopOperation;
    }

    private static bool IsReduced(IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod
        && call.Instance is null
        && call.Arguments.FirstOrDefault() is { ArgumentKind: ArgumentKind.Explicit, Syntax: not ArgumentSyntax };

    private static bool HasNames(IInvocationOperation call) =>
        ((InvocationExpressionSyntax)call.Syntax).ArgumentList.Arguments.Any(static argument => argument.NameColon is not null);
}
