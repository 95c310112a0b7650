using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads the parameters of an action and finds the first problem among them.</summary>
/// <param name="finder">Finds their codecs.</param>
/// <param name="arguments">The name of the record of the arguments.</param>
internal sealed class ActionParameterParser(CodecFinder finder, string arguments)
{
    // Members that every record has, and those that the arguments' record gets.
    private static readonly string[] s_ofRecords =
        ["Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString", GeneratedNames.Partial];

    private readonly HashSet<string> _jsonNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _memberNames = new(StringComparer.Ordinal);

    public ActionProblem Problem { get; private set; }

    public int ProblemParameter { get; private set; } = -1;

    public string Reason { get; private set; } = "";

    public EquatableArray<ActionParameter> Parse(IMethodSymbol method)
    {
        Name(method.Parameters.Where(static parameter => RoleOf(parameter) == ActionParameterRole.Argument));
        return method.Parameters.Select(Parse).ToEquatableArray();
    }

    private static ActionParameterRole RoleOf(IParameterSymbol parameter) =>
        KnownTypes.ActionContext.Matches(parameter.Type) ? ActionParameterRole.Context
        : KnownTypes.CancellationToken.Matches(parameter.Type) ? ActionParameterRole.CancellationToken
        : KnownTypes.ServiceProvider.Matches(parameter.Type) ? ActionParameterRole.ServiceProvider
        : TypeFacts.HasAttribute(parameter, KnownTypes.FromServicesAttribute) ? ActionParameterRole.Service
        : ActionParameterRole.Argument;

    // City for city. Names that differ in their first letter only, and those that the record has already, get a number.
    private void Name(IEnumerable<IParameterSymbol> parameters)
    {
        var taken = new HashSet<string>(s_ofRecords, StringComparer.Ordinal) { arguments };
        foreach (IParameterSymbol parameter in parameters.Where(static parameter => parameter.Name.Length > 0))
        {
            string first = char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
            string name = first;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = first + CSharpText.Number(number);
            }

            _memberNames[parameter.Name] = name;
        }

        finder.Partials?.Reserve(taken);
    }

    private ActionParameter Parse(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None)
        {
            Report(ActionProblem.ReferenceParameter, parameter);
        }

        ITypeSymbol type = parameter.Type;
        ActionParameterRole role = RoleOf(parameter);
        if (role == ActionParameterRole.Argument)
        {
            return Argument(parameter);
        }

        bool isOptional = role == ActionParameterRole.Service && type.NullableAnnotation == NullableAnnotation.Annotated;
        return new(role, parameter.Name, TypeNames.Of(type), IsOptional: isOptional);
    }

    private ActionParameter Argument(IParameterSymbol parameter)
    {
        string jsonName = JsonNames.Of(parameter);
        if (TypeFacts.IsUnresolved(parameter.Type))
        {
            Report(ActionProblem.UnresolvedType, parameter);
        }
        else if (!_jsonNames.Add(jsonName))
        {
            Report(ActionProblem.RepeatedArgument, parameter);
        }
        else if (parameter.Name.Length == 0 || !JsonNames.IsText(jsonName) || finder.Try(search => search.Find(parameter.Type)) is not { } codec)
        {
            Report(ActionProblem.ParameterWithoutJson, parameter, finder.Problem);
        }
        else
        {
            return Argument(parameter, jsonName, codec);
        }

        return new(ActionParameterRole.Argument, parameter.Name, TypeNames.Annotated(parameter.Type));
    }

    private ActionParameter Argument(IParameterSymbol parameter, string jsonName, CodecReference codec)
    {
        (MemberBounds? bounds, BoundProblem problem) = BoundsParser.OfParameter(parameter);
        bool mayBeNull = codec.TypeName.EndsWith("?", StringComparison.Ordinal);
        bool hasDefault = parameter.HasExplicitDefaultValue;
        string? initial = hasDefault ? DefaultValues.Literal(parameter)
            : parameter.IsParams ? "[]"
            : mayBeNull ? "default!"
            : null;
        var member = new JsonMember(
            CSharpText.Identifier(_memberNames[parameter.Name]),
            jsonName,
            codec,
            initial is null,
            IsSet: false,
            initial ?? "default!",
            Omission.Never,
            Documentation.Of(parameter, finder.CancellationToken),
            hasDefault ? DefaultValues.Json(parameter) : parameter.IsParams ? "[]" : mayBeNull ? "null" : null)
        {
            Bounds = bounds,
            Partial = finder.Partials?.Find(parameter.Type),
        };
        return new(ActionParameterRole.Argument, parameter.Name, codec.TypeName, member)
        {
            Default = hasDefault ? initial : null,
            IsParams = parameter.IsParams,
            BoundProblem = problem,
        };
    }

    private void Report(ActionProblem problem, IParameterSymbol parameter, string reason = "")
    {
        if (Problem == ActionProblem.None)
        {
            Problem = problem;
            ProblemParameter = parameter.Ordinal;
            Reason = reason;
        }
    }
}
