using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GenFlow.Analyzers;

/// <summary>What the creation of an agent says in its initializer.</summary>
internal static class AgentSettings
{
    /// <summary>What is assigned to a property; null where nothing is.</summary>
    public static ISimpleAssignmentOperation? Find(IObjectCreationOperation creation, string property) =>
        creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation reference && reference.Property.Name == property);

    /// <summary>The elements of a list that is written down here; null where it is not.</summary>
    public static IReadOnlyList<IOperation>? Elements(IOperation list) => Value(list) switch
    {
        ICollectionExpressionOperation collection => collection.Elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        _ => null,
    };

    /// <summary>The method whose generated action the element is; null where that is not known.</summary>
    public static IMethodSymbol? ActionOf(IOperation element)
    {
        if (Value(element) is not IPropertyReferenceOperation { Property: var property }
            || !KnownTypes.AgentAction.Matches(property.Type)
            || !GeneratedNames.IsGenerated(property))
        {
            return null;
        }

        return ActionMethods.Of(property.ContainingType).FirstOrDefault(method => ActionNames.MemberName(method).Name + GeneratedNames.ActionProperty == property.Name);
    }

    /// <summary>Whether all actions of the agent are known, and none ends a run.</summary>
    public static bool HasNoExit(IObjectCreationOperation agent)
    {
        IReadOnlyList<IOperation>? elements = Find(agent, "Actions") is { } assignment ? Elements(assignment.Value) : [];
        return elements?.All(static element => ActionOf(element) is { } action && !ActionPolicy.Of(action).Exit) == true;
    }

    /// <summary>Where the agent is created that an expression always is; null where that is not known.</summary>
    public static IObjectCreationOperation? CreationOf(IOperation agent)
    {
        IOperation value = Value(agent);
        IOperation? created = value is IObjectCreationOperation ? value : SingleValues.Of(value);
        return created is not null && Value(created) is IObjectCreationOperation creation && KnownTypes.Agent.Matches(creation.Type) ? creation : null;
    }

    private static IOperation Value(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
