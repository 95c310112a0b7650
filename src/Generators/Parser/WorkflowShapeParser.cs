using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Parser;

/// <summary>Decides what a workflow's shape says. What has no JSON is left out: whether it must have some is a question of
/// where the workflow is used.</summary>
internal sealed class WorkflowShapeParser
{
    private readonly INamedTypeSymbol _workflow;
    private readonly CodecFinder _finder;

    // The signatures that inputs and result were inferred from are text; here are the types again, by what they are written as.
    private readonly Dictionary<string, ITypeSymbol> _types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ITypeSymbol> _published = new(StringComparer.Ordinal);

    private WorkflowShapeParser(INamedTypeSymbol workflow, Compilation compilation, CodecFinder finder)
    {
        _workflow = workflow;
        _finder = finder;
        foreach (IMethodSymbol method in StepMethods.Of(workflow, compilation))
        {
            AddTypes(method);
        }

        foreach (INamedTypeSymbol published in PublishedEvents.Types(workflow, compilation))
        {
            _published[TypeNames.Identity(published)] = published.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        }
    }

    /// <summary>The shape; null where the class has a member of that name.</summary>
    public static WorkflowShapeModel? Parse(
        INamedTypeSymbol workflow, Compilation compilation, CodecFinder finder, EquatableArray<InputModel> inputs, string result) =>
        MemberNames.IsFree(workflow, GeneratedNames.Shape) ? new WorkflowShapeParser(workflow, compilation, finder).Parse(inputs, result) : null;

    private WorkflowShapeModel Parse(EquatableArray<InputModel> inputs, string result)
    {
        InputShapeModel[] inputShapes = [.. inputs.Select(input => input.Form == InputForm.None ? new(false, null) : new InputShapeModel(true, Codec(input.TypeName)))];
        string? resultCodec = result == KnownTypes.StopEvent.Global ? null : Codec(result);
        string[] published = [.. _published.Values.Select(Codec).OfType<string>()];
        return new(
            Documentation.Of(_workflow, _finder.CancellationToken),
            inputShapes.ToEquatableArray(),
            resultCodec,
            published.ToEquatableArray());
    }

    private string? Codec(string typeName) => _types.TryGetValue(typeName, out ITypeSymbol? type) ? Codec(type) : null;

    private string? Codec(ITypeSymbol type) => _finder.Try(search => search.Find(type))?.Codec;

    private void AddTypes(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            AddEvents(parameter.Type);
        }

        AddEvents(method.ReturnType);
        foreach (INamedTypeSymbol attribute in method.GetAttributes().Select(static data => data.AttributeClass).OfType<INamedTypeSymbol>())
        {
            if (KnownTypes.EmitsAttribute.Matches(attribute))
            {
                AddEvents(attribute.TypeArguments[0]);
            }
        }
    }

    // The events that a type is made of: a task of one, a sequence, one of several.
    private void AddEvents(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || TypeFacts.IsUnresolved(named))
        {
            return;
        }

        if (KnownTypes.StartEventOfInput.Matches(named) || KnownTypes.StopEventOfResult.Matches(named))
        {
            ITypeSymbol payload = named.TypeArguments[0];
            _types[TypeNames.Annotated(payload)] = payload;
        }
        else if (EventTypes.IsEvent(named))
        {
            _types[TypeNames.Of(named)] = named.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        }
        else
        {
            foreach (ITypeSymbol argument in named.TypeArguments)
            {
                AddEvents(argument);
            }
        }
    }
}
