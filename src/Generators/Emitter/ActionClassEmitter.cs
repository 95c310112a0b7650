using GenFlow.Generators.Emitter.Json;
using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the class that reads arguments and calls the method.</summary>
internal static class ActionClassEmitter
{
    private const string Target = "_target";

    public static void Write(SourceWriter writer, ActionModel model, ObjectModel arguments)
    {
        string name = GeneratedNames.ActionClass(model.Signature.MemberName);
        writer.Line().Line(GeneratedFile.Attribute);
        if (model.IsForbidden)
        {
            // Only what is obsolete may call what must not be called.
            writer.Line($"[{KnownTypes.ObsoleteAttribute.GlobalAttribute}]");
        }

        writer.Open($"private sealed class {name} : {KnownTypes.AgentAction.Global}");
        WriteConstructor(writer, model, name);
        string reach = model.SeesInternals ? "protected internal" : "protected";
        writer
            .Line()
            .Line($"public override {KnownTypes.TypeShape.Global} Shape => {GeneratedNames.ShapeValue}.Value;")
            .Line()
            .Open($"{reach} override object ReadArguments(ref {KnownTypes.EventJsonReader.Global} reader)");
        ObjectReadEmitter.Write(writer, arguments, null);
        writer
            .Close()
            .Line()
            .Line($"{reach} override object CreatePartial({KnownTypes.PartialJson.Global} json) => new {arguments.TypeName}.{GeneratedNames.Partial}(json);")
            .Line();
        WriteCall(writer, model, arguments, reach);
        writer.Line();
        ShapeEmitter.Write(writer, arguments, isCase: false);
        BoundsEmitter.WritePatterns(writer, arguments);
        writer.Close();
    }

    private static void WriteConstructor(SourceWriter writer, ActionModel model, string name)
    {
        ActionSignature signature = model.Signature;
        string parameter = signature.IsStatic ? "" : model.TypeName + " target";
        writer
            .Line(signature.IsStatic ? $"public static readonly {name} Instance = new();" : $"private readonly {model.TypeName} {Target};")
            .Line()
            .Line($"public {name}({parameter})")
            .Indent()
            .Line($": base({CSharpText.Literal(signature.ModelName)}, {CSharpText.Literal(signature.Description ?? "")}, {Settings(signature.Policy)})")
            .Outdent()
            .Line("{");
        if (!signature.IsStatic)
        {
            writer.Indent().Line($"{Target} = target;").Outdent();
        }

        writer.Line("}");
    }

    private static string Settings(ActionPolicy policy)
    {
        string[] set =
        [
            .. new[]
            {
                policy.Exit ? "IsExit = true" : "",
                policy.Eager ? "IsEager = true" : "",
                policy.RequiresApproval ? "RequiresApproval = true" : "",
                policy.Timeout > 0 ? $"Timeout = {KnownTypes.TimeSpan.Global}.FromMilliseconds((double){CSharpText.Number(policy.Timeout)})" : "",
            }.Where(static part => part.Length > 0),
        ];
        return $"new {KnownTypes.ActionSettings.Global}{(set.Length == 0 ? "()" : " { " + string.Join(", ", set) + " }")}";
    }

    private static void WriteCall(SourceWriter writer, ActionModel model, ObjectModel arguments, string reach)
    {
        ActionSignature signature = model.Signature;
        bool isAsync = signature.Result.Carrier != ResultCarrier.Bare;
        string output = KnownTypes.ActionOutput.Global;
        writer.Open($"{reach} override {(isAsync ? "async " : "")}{KnownTypes.ValueTaskOfResult.Of(output)} InvokeAsync(object arguments, {KnownTypes.ActionContext.Global} context)");
        if (!arguments.Members.IsEmpty)
        {
            writer.Line($"var given = ({arguments.TypeName})arguments;");
        }

        string call = Call(model);
        string awaited = isAsync ? $"await {call}{(signature.Result.IsAnnotated ? "!" : "")}.ConfigureAwait(false)" : call;
        if (signature.Result.Codec is not { } codec)
        {
            writer.Line(awaited + ";").Line(isAsync ? $"return {output}.Nothing;" : $"return new({output}.Nothing);");
        }
        else
        {
            string bang = signature.Result.Content == ActionResultContent.Result ? "!" : "";
            string made = $"{output}.Of<{codec.TypeName}, {codec.Codec}>({(isAsync && bang.Length > 0 ? $"({awaited})" : awaited)}{bang})";
            writer.Line(isAsync ? $"return {made};" : $"return new({made});");
        }

        writer.Close();
    }

    private static string Call(ActionModel model)
    {
        ActionSignature signature = model.Signature;
        string target = signature.IsStatic ? model.TypeName : Target;
        return $"{target}.{CSharpText.Identifier(signature.Name)}({string.Join(", ", signature.Parameters.Select(Argument))})";
    }

    private static string Argument(ActionParameter parameter) => parameter.Role switch
    {
        ActionParameterRole.Context => "context",
        ActionParameterRole.CancellationToken => "context.CancellationToken",
        ActionParameterRole.ServiceProvider => "context.Services",
        ActionParameterRole.Service => $"context.Get{(parameter.IsOptional ? "" : "Required")}Service<{parameter.TypeName}>()",
        _ => "given." + parameter.Member!.Property,
    };
}
