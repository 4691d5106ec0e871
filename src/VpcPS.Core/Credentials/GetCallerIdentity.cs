using VpcPS.Core.Api;
using VpcPS.Core.Endpoints;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Product Sts: says whose credentials sign the call. It has no parameters, and by its page needs no permission.
/// </summary>
internal sealed class GetCallerIdentity : ApiAction<CallerIdentity>
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Reads("GetCallerIdentity") with { Product = ApiProduct.Sts, HasRegion = false };

    public GetCallerIdentity()
        // The endpoint is given, and identities belong to no region; this only says so in messages.
        : base("all regions")
    {
    }

    public override ActionDeclaration Declaration => Facts;

    protected override void AddParameters(ActionParameters parameters)
    {
    }

    internal override CallerIdentity ReadAnswer(AnswerObject answer) => new(answer.RequiredText("AccountId"), answer.Text("Arn"));
}
