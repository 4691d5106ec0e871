using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>What the emulator answered.</summary>
internal sealed record Reply(int Status, string Body, string RequestIdHeader, string ContentType)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Code => Json.TryGetProperty(nameof(Code), out JsonElement code) ? code.GetString()! : "";

    public string Message => Text(nameof(Message));

    public string Text(string member) => Json.GetProperty(member).GetString()!;

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        string.Join(",", response.Headers.GetValues("x-acs-request-id")),
        response.Content.Headers.ContentType!.ToString());
}
