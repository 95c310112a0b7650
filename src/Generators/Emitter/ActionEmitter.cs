using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints an action: the property, the record of its arguments, the class that calls the method.</summary>
internal static class ActionEmitter
{
    public static void Emit(SourceProductionContext output, ActionModel? model)
    {
        if (model is null)
        {
            return;
        }

        SourceWriter writer = GeneratedFile.Begin().Line();
        writer.OpenType(model.Declaration, []);
        WriteProperty(writer, model);
        if (model.Arguments is { } arguments)
        {
            WriteArguments(writer, model, arguments);
            ActionClassEmitter.Write(writer, model, arguments);
            Json.HelperCodecEmitter.Write(writer, model.Codecs, GeneratedNames.ActionCodecs(model.Signature.MemberName));
        }

        writer.CloseType(model.Declaration);
        output.AddSource(model.HintName, GeneratedFile.End(writer));
    }

    private static void WriteProperty(SourceWriter writer, ActionModel model)
    {
        ActionSignature signature = model.Signature;
        string name = signature.MemberName;
        string field = GeneratedNames.ActionField(name);
        bool isKept = model is { KeepsAction: true, Arguments: not null } && !signature.IsStatic;
        if (isKept)
        {
            writer.Line(GeneratedFile.Attribute).Line($"private {KnownTypes.AgentAction.Global}? {field};").Line();
        }

        string action = GeneratedNames.ActionClass(name);
        string value = model.Arguments is null ? $"throw new {KnownTypes.NotSupportedException.Global}({CSharpText.Literal(Refusal(signature))})"
            : signature.IsStatic ? $"{action}.Instance"
            : isKept ? $"{field} ?? {KnownTypes.Interlocked.Global}.CompareExchange(ref {field}, new {action}(this), null) ?? {field}"
            : $"new {action}(this)";
        writer
            .Summary($"The action '{signature.ModelName}'. {signature.Description}".TrimEnd())
            .Line(GeneratedFile.Attribute)
            .Line($"{model.Accessibility} {(signature.IsStatic ? "static " : "")}{KnownTypes.AgentAction.Global} {CSharpText.Identifier(name + GeneratedNames.ActionProperty)} => {value};");
    }

    private static string Refusal(ActionSignature signature) =>
        $"'{signature.Name}' cannot be an action: {signature.Problem}{(signature.Reason.Length > 0 ? ", " + signature.Reason : "")}.";

    private static void WriteArguments(SourceWriter writer, ActionModel model, ObjectModel arguments)
    {
        writer.Line().Summary($"The arguments of '{model.Signature.ModelName}'.");
        ActionParameter[] parameters = [.. model.Signature.Arguments];
        foreach (ActionParameter parameter in parameters)
        {
            writer.Parameter(parameter.Member!.Property.TrimStart('@'), parameter.Member.Description ?? $"'{parameter.Member.Name}'.");
        }

        string list = string.Join(", ", parameters.Select(static parameter =>
            $"{(parameter.IsParams ? "params " : "")}{parameter.TypeName} {parameter.Member!.Property}{(parameter.Default is { } value ? " = " + value : "")}"));
        writer
            .Line(GeneratedFile.Attribute)
            .Open($"{model.Accessibility} sealed record {CSharpText.Identifier(arguments.Name)}({list})");
        PartialEmitter.Write(writer, model.Partials);
        writer.Close();
    }
}
