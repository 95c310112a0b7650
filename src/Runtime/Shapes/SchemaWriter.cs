using System.Text.Json;

namespace GenFlow.Shapes;

/// <summary>Writes the schemas of shapes with parts; what has a name is written once, at the end.</summary>
internal sealed class SchemaWriter(Utf8JsonWriter json)
{
    private readonly SchemaDefinitions _definitions = new();

    /// <summary>Writes the keywords of a shape into the object that is open.</summary>
    public void WriteKeywords(TypeShape shape)
    {
        switch (shape)
        {
            case ScalarShape scalar:
                ScalarSchema.WriteKeywords(json, scalar.Kind);
                break;
            case NullableShape nullable:
                WriteNullable(nullable.Inner);
                break;
            case ListShape list:
                json.WriteString("type", "array");
                WriteSchema("items", list.Item);
                break;
            case MapShape map:
                json.WriteString("type", "object");
                WriteSchema("additionalProperties", map.Value);
                break;
            default:
                json.WriteString("$ref", _definitions.Reference(shape));
                break;
        }
    }

    /// <summary>Writes <c>$defs</c> with every named shape that was referred to, and those that they refer to.</summary>
    public void WriteDefinitions()
    {
        if (!_definitions.HasPending)
        {
            return;
        }

        json.WriteStartObject("$defs");
        while (_definitions.TryTake(out string? key, out TypeShape? shape))
        {
            json.WriteStartObject(key);
            WriteDefinition(shape);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteDefinition(TypeShape shape)
    {
        switch (shape)
        {
            case ObjectShape type:
                WriteDescription(type.Description);
                WriteObject(type);
                break;
            case UnionShape union:
                WriteDescription(union.Description);
                WriteUnion(union);
                break;
            case EnumShape type:
                WriteDescription(type.Description);
                ScalarSchema.WriteEnum(json, type);
                break;
        }
    }

    private void WriteObject(ObjectShape type)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        if (type.IsCase)
        {
            json.WriteStartObject("type");
            json.WriteString("const", type.Name);
            json.WriteEndObject();
        }

        foreach (MemberShape member in type.Members)
        {
            WriteMember(member);
        }

        json.WriteEndObject();
        WriteRequired(type);
    }

    private void WriteMember(MemberShape member)
    {
        json.WriteStartObject(member.Name);
        WriteDescription(member.Description);
        WriteKeywords(member.Type);
        if (member.DefaultValue is { } value)
        {
            json.WritePropertyName("default");
            json.WriteRawValue(value);
        }

        json.WriteEndObject();
    }

    private void WriteRequired(ObjectShape type)
    {
        if (!type.IsCase && !type.Members.Any(static member => member.IsRequired))
        {
            return;
        }

        json.WriteStartArray("required");
        if (type.IsCase)
        {
            json.WriteStringValue("type");
        }

        foreach (MemberShape member in type.Members)
        {
            if (member.IsRequired)
            {
                json.WriteStringValue(member.Name);
            }
        }

        json.WriteEndArray();
    }

    // One case at most has the text that "type" holds. A union without cases has no values.
    private void WriteUnion(UnionShape union)
    {
        if (union.Cases.Count == 0)
        {
            json.WriteStartObject("not");
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray("oneOf");
        foreach (ObjectShape @case in union.Cases)
        {
            WriteSchema(@case);
        }

        json.WriteEndArray();
    }

    private void WriteNullable(TypeShape inner)
    {
        json.WriteStartArray("anyOf");
        WriteSchema(inner);
        json.WriteStartObject();
        json.WriteString("type", "null");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteSchema(string name, TypeShape shape)
    {
        json.WritePropertyName(name);
        WriteSchema(shape);
    }

    private void WriteSchema(TypeShape shape)
    {
        json.WriteStartObject();
        WriteKeywords(shape);
        json.WriteEndObject();
    }

    private void WriteDescription(string? description)
    {
        if (description is not null)
        {
            json.WriteString("description", description);
        }
    }
}
