using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Parser;

/// <summary>Decides which classes read an object, and the objects in it, while it arrives.</summary>
internal static class PartialParser
{
    public static EquatableArray<PartialModel> Of(ObjectModel root, string what, CodecFinder finder)
    {
        var models = new List<PartialModel> { new(GeneratedNames.Partial, what, root.Members) };
        foreach (ObjectModel model in finder.Helpers.Select(static helper => helper.Object).OfType<ObjectModel>())
        {
            if (finder.Partials!.NameOf(model.TypeName) is { } name)
            {
                models.Add(new(name, $"A {model.Name}", model.Members));
            }
        }

        return models.ToEquatableArray();
    }
}
