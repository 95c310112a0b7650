using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads a method with [Step]. The one reading of signatures that generators and analyzers share.</summary>
internal static class StepSignatureParser
{
    private static readonly SymbolDisplayFormat s_text = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters);

    /// <param name="method">A method of <paramref name="workflow"/> or of a base of it.</param>
    /// <param name="workflow">The class with [Workflow].</param>
    /// <param name="compilation">Answers whether the class may call the method.</param>
    public static StepSignature Parse(IMethodSymbol method, INamedTypeSymbol workflow, Compilation compilation)
    {
        var parameters = new ParameterParser(workflow, compilation);
        EquatableArray<StepParameter> parsed = parameters.Parse(method);
        var result = new ResultParser(workflow);
        StepShape shape = result.Parse(method);

        INamedTypeSymbol? through = StepMethods.CalledThrough(method, workflow);
        SignatureProblem problem = ProblemOf(method, workflow, compilation);
        if (problem == SignatureProblem.None && through is not null && CannotBeCalledThrough(method))
        {
            problem = SignatureProblem.Hidden;
        }

        EquatableArray<EventReference> emits = Emits(method, workflow, out SignatureProblem emitsProblem);
        int problemParameter = -1;
        if (problem == SignatureProblem.None)
        {
            (problem, problemParameter) = parameters.Problem != SignatureProblem.None ? (parameters.Problem, parameters.ProblemParameter)
                : result.Problem != SignatureProblem.None ? (result.Problem, -1)
                : (emitsProblem, -1);
        }

        return new(
            method.Name,
            method.ToDisplayString(s_text),
            method.IsStatic,
            through is null ? null : TypeNames.Of(through),
            parsed,
            shape,
            emits,
            StepPolicyParser.Parse(method),
            TypeFacts.HasAttribute(method, KnownTypes.FanOutAttribute),
            problem,
            problemParameter)
        {
            Effects = StepEffects.Of(method, workflow, compilation),
        };
    }

    // A protected member is within reach only through the class itself, where the other one hides it.
    private static bool CannotBeCalledThrough(IMethodSymbol method) =>
        !method.IsStatic && method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal;

    private static SignatureProblem ProblemOf(IMethodSymbol method, INamedTypeSymbol workflow, Compilation compilation) =>
        method.MethodKind != MethodKind.Ordinary ? SignatureProblem.NotAnOrdinaryMethod
        : !compilation.IsSymbolAccessibleWithin(method, workflow) ? SignatureProblem.Inaccessible
        : method.IsGenericMethod ? SignatureProblem.GenericMethod
        : NamesFileLocalType(method) ? SignatureProblem.Inaccessible
        : SignatureProblem.None;

    private static bool NamesFileLocalType(IMethodSymbol method) =>
        TypeFacts.IsFileLocal(method.ReturnType as INamedTypeSymbol)
        || method.Parameters.Any(static parameter => TypeFacts.IsFileLocal(parameter.Type as INamedTypeSymbol));

    private static EquatableArray<EventReference> Emits(IMethodSymbol method, INamedTypeSymbol workflow, out SignatureProblem problem)
    {
        problem = SignatureProblem.None;
        var emitted = new List<EventReference>();
        foreach (AttributeData data in method.GetAttributes().Where(static data => KnownTypes.EmitsAttribute.Matches(data.AttributeClass)))
        {
            if (ProducedEvent.Of(data.AttributeClass!.TypeArguments[0], workflow, out SignatureProblem found) is { } produced)
            {
                emitted.Add(produced);
            }
            else if (problem == SignatureProblem.None)
            {
                problem = found;
            }
        }

        return emitted.ToEquatableArray();
    }
}
